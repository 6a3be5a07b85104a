import { Link } from '@tanstack/react-router';
import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import { shortHash, shortId } from '@/shared/format/ids';
import { money, points } from '@/shared/format/numbers';
import { Time } from '@/shared/time/Time';
import { OutcomeBadge } from '@/shared/ui/OutcomeBadge';
import type { DecisionSummary } from '../api/schemas';
import { Reasons } from './Reasons';

export const features = tableFeatures({});
const helper = createColumnHelper<typeof features, DecisionSummary>();

/** What a list says of each decision. Narrow lists leave out columns by their id, see DecisionTable.module.css. */
export const columns = helper.columns([
  helper.accessor('decidedAt', {
    id: 'time',
    header: 'Time',
    cell: ({ row }) => (
      <Link to="/decisions/$id" params={{ id: row.original.id }} tabIndex={-1} data-open>
        <Time at={row.original.decidedAt} short />
      </Link>
    ),
  }),
  helper.accessor('outcome', {
    id: 'outcome',
    header: 'Outcome',
    cell: ({ getValue }) => <OutcomeBadge outcome={getValue()} />,
  }),
  helper.accessor('score', { id: 'score', header: 'Score', cell: ({ getValue }) => points(getValue()) }),
  helper.accessor('hits', {
    id: 'reasons',
    header: 'Rules that fired',
    cell: ({ getValue }) => <Reasons hits={getValue()} />,
  }),
  helper.accessor('type', { id: 'type', header: 'Type' }),
  helper.accessor('amount', {
    id: 'amount',
    header: 'Amount',
    cell: ({ row: { original } }) =>
      original.amount ? money(original.amount.value, original.amount.currency) : '–',
  }),
  helper.accessor('userId', {
    id: 'user',
    header: 'User',
    cell: ({ getValue }) => <Id value={getValue()} />,
  }),
  helper.accessor('counterpartyId', {
    id: 'counterparty',
    header: 'Counterparty',
    cell: ({ row: { original } }) => (original.counterpartyId ? <Id value={original.counterpartyId} /> : '–'),
  }),
  helper.accessor('releaseHash', {
    id: 'release',
    header: 'Release',
    cell: ({ getValue }) => (
      <span className="mono" title={getValue()}>
        {shortHash(getValue())}
      </span>
    ),
  }),
]);

const Id = ({ value }: { value: string }) => (
  <span className="mono" title={value}>
    {shortId(value)}
  </span>
);
