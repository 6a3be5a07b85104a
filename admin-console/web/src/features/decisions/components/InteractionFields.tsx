import { Group } from '@mantine/core';
import { shortId } from '@/shared/format/ids';
import { Time } from '@/shared/time/Time';
import { Copy } from '@/shared/ui/Copy';
import { flatten } from '../api/flatten';
import { Fields } from './Fields';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** The interaction as it was accepted, field by field. */
export const InteractionFields = ({ interaction }: { interaction: Record<string, unknown> }) => (
  <Fields
    fields={flatten(interaction).map(([name, value]) => ({
      name,
      value: <Value name={name} value={value} />,
    }))}
  />
);

function Value({ name, value }: { name: string; value: string }) {
  if (INSTANT.test(value)) {
    return <Time at={value} />;
  }
  return UUID.test(value) ? (
    <Group gap={4}>
      <span className="mono" title={value}>
        {shortId(value)}
      </span>
      <Copy value={value} what={name} />
    </Group>
  ) : (
    value
  );
}
