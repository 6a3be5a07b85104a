import { Kbd, Modal, Switch, Table } from '@mantine/core';
import { setPreferences, usePreferences } from '@/shared/preferences';

const SHORTCUTS: readonly { keys: readonly string[]; what: string; single?: boolean }[] = [
  { keys: ['Ctrl', 'K'], what: 'Go to a page, a decision or a user' },
  { keys: ['g', 'h'], what: 'Home', single: true },
  { keys: ['g', 'l'], what: 'Live decisions', single: true },
  { keys: ['g', 'e'], what: 'Explorer', single: true },
  { keys: ['j'], what: 'Next decision in the list', single: true },
  { keys: ['k'], what: 'Previous decision in the list', single: true },
  { keys: ['Enter'], what: 'Open the chosen decision', single: true },
  { keys: ['p'], what: 'Pause or resume live decisions', single: true },
  { keys: ['Esc'], what: 'Close the top layer' },
  { keys: ['?'], what: 'This sheet', single: true },
];

export function ShortcutsSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { singleKeys } = usePreferences();
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" centered>
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {SHORTCUTS.map(({ keys, what, single }) => (
            <Table.Tr key={what} opacity={single && !singleKeys ? 0.5 : 1}>
              <Table.Td w={120}>
                {keys.map((key, index) => (
                  <span key={key}>
                    {index > 0 && ' '}
                    <Kbd size="xs">{key}</Kbd>
                  </span>
                ))}
              </Table.Td>
              <Table.Td>{what}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Switch
        mt="md"
        size="sm"
        label="Single-key shortcuts"
        checked={singleKeys}
        onChange={(event) => setPreferences({ singleKeys: event.currentTarget.checked })}
      />
    </Modal>
  );
}
