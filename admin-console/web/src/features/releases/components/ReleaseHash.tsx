import { Tooltip } from '@mantine/core';
import { shortHash } from '@/shared/format/ids';
import { Copy } from '@/shared/ui/Copy';

/** A release by the start of its hash; the whole one on hover and in the clipboard. */
export function ReleaseHash({ hash, copy = false }: { hash: string; copy?: boolean }) {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}>
      <Tooltip label={hash}>
        <span className="mono">{shortHash(hash)}</span>
      </Tooltip>
      {copy && <Copy value={hash} what="release hash" />}
    </span>
  );
}
