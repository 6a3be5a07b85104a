import { useKeys } from '@/shared/keys';
import type { DecisionSummary } from '../api/schemas';

interface RowKeys {
  readonly decisions: readonly DecisionSummary[];
  readonly selected?: string;
  readonly onSelect: (decision: DecisionSummary) => void;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

/** j and k walk the list, Enter opens the chosen decision, Escape lets go of it. */
export function useRowKeys({ decisions, selected, onSelect, onOpen, onClose }: RowKeys): void {
  const step = (by: 1 | -1) => {
    const at = decisions.findIndex(({ id }) => id === selected);
    const next = decisions[at < 0 ? 0 : at + by];
    if (next) {
      onSelect(next);
    }
  };
  const open = (event: KeyboardEvent) => {
    const onControl = event.target instanceof HTMLElement && event.target.closest('a, button');
    if (selected && !onControl) {
      onOpen(selected);
    }
  };
  useKeys({ j: () => step(1), k: () => step(-1), Enter: open, Escape: onClose });
}
