import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import type { DecisionSummary } from '../api/schemas';
import { columns, features } from './columns';
import classes from './DecisionTable.module.css';

const ROW = 36;
const OVERSCAN = 10;

interface DecisionTableProps {
  readonly decisions: DecisionSummary[];
  readonly selected?: string;
  readonly onSelect: (decision: DecisionSummary) => void;
  readonly caption: string;
  readonly foot?: ReactNode;
}

/** A list of decisions of any length; only the rows in sight are in the document. */
export function DecisionTable({ decisions, selected, onSelect, caption, foot }: DecisionTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const table = useTable({ features, columns, data: decisions, getRowId: (decision) => decision.id });
  const rows = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: OVERSCAN,
    initialRect: { width: 1000, height: 700 },
  });

  const index = selected ? rows.findIndex((row) => row.id === selected) : -1;
  useEffect(() => {
    if (index >= 0) {
      virtual.scrollToIndex(index, { align: 'auto' });
    }
  }, [index, virtual]);

  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section ref={scroller} className={`panel ${classes.scroller}`} aria-label={caption} tabIndex={0}>
      <table className={classes.table} aria-rowcount={rows.length + 1}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <th key={header.id} data-column={header.column.id} scope="col">
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          <Spacer height={above} />
          {items.map(({ index: at }) => {
            const row = rows[at];
            return row ? (
              <tr
                key={row.id}
                aria-rowindex={at + 2}
                aria-current={row.id === selected || undefined}
                onClick={(event) => {
                  if (!event.ctrlKey && !event.metaKey) {
                    event.preventDefault();
                    onSelect(row.original);
                  }
                }}
              >
                {row.getAllCells().map((cell) => (
                  <td key={cell.id} data-column={cell.column.id}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            ) : null;
          })}
          <Spacer height={below} />
        </tbody>
      </table>
      {foot}
    </section>
  );
}

const Spacer = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr className={classes.spacer}>
      <td style={{ height }} />
    </tr>
  ) : null;
