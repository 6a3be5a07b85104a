import { Button, Collapse, Group } from '@mantine/core';
import { useState } from 'react';
import { download } from '@/shared/download';
import { Copy } from '@/shared/ui/Copy';
import { Panel } from '@/shared/ui/Panel';
import type { Decision } from '../api/schemas';
import classes from './JsonView.module.css';

/** The decision as data, to read, copy or keep. */
export function JsonView({ decision }: { decision: Decision }) {
  const [shown, setShown] = useState(false);
  const json = JSON.stringify(decision, null, 2);
  return (
    <Panel
      title="As JSON"
      flush
      aside={
        <Group gap={6}>
          <Copy value={json} what="the JSON" />
          <Button
            variant="default"
            onClick={() => download(`decision-${decision.id}.json`, 'application/json', json)}
          >
            Download
          </Button>
          <Button variant="default" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? 'Hide' : 'Show'}
          </Button>
        </Group>
      }
    >
      <Collapse expanded={shown}>
        <pre className={classes.json}>{json}</pre>
      </Collapse>
    </Panel>
  );
}
