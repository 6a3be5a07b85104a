import { CloseButton, TextInput } from '@mantine/core';
import { useState } from 'react';

interface UserFilterProps {
  readonly user?: string;
  readonly onChange: (user: string | undefined) => void;
}

/** A user by id; typing changes nothing until it is committed with Enter or by leaving the field. */
export function UserFilter({ user, onChange }: UserFilterProps) {
  const [typed, setTyped] = useState(user ?? '');
  const commit = () => {
    const next = typed.trim() || undefined;
    if (next !== user) {
      onChange(next);
    }
  };
  return (
    <TextInput
      aria-label="User id"
      placeholder="Any user id"
      w={132}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
      rightSection={
        user ? <CloseButton size="xs" aria-label="Clear user" onClick={() => onChange(undefined)} /> : null
      }
    />
  );
}
