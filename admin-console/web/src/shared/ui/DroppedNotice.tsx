import { Alert } from '@mantine/core';
import { forgetDropped, useDropped } from '@/shared/searchParams';

/** Says which parts of the address were not understood, so that nobody trusts a filter that is not there. */
export function DroppedNotice() {
  const dropped = useDropped();
  return dropped.length === 0 ? null : (
    <Alert
      variant="outline"
      color="yellow"
      withCloseButton
      onClose={forgetDropped}
      closeButtonLabel="Dismiss"
      py={8}
      mb="sm"
    >
      Ignored from the address: {dropped.map((part) => `“${part}”`).join(', ')}.
    </Alert>
  );
}
