import { address } from '@/shared/api/client';
import { type LiveFilters, liveQuery } from './filters';
import { type DecisionSummary, summarySchema } from './schemas';

const FLUSH_MS = 200;
const RETRY_MS = 3_000;

export type StreamState = 'connecting' | 'open' | 'broken';

interface StreamEvents {
  readonly onState: (state: StreamState) => void;
  readonly onDecisions: (decisions: DecisionSummary[]) => void;
}

/**
 * Follows decisions as they are made until the returned function is called. Hands them over in small batches,
 * and connects again by itself, also after an answer that the browser takes as final.
 */
export function followDecisions(filters: LiveFilters, { onState, onDecisions }: StreamEvents): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let waiting: DecisionSummary[] = [];

  const flush = setInterval(() => {
    if (waiting.length > 0) {
      onDecisions(waiting);
      waiting = [];
    }
  }, FLUSH_MS);

  const connect = () => {
    onState('connecting');
    source = new EventSource(address('/v1/decisions/stream', { query: liveQuery(filters) }));
    source.onopen = () => onState('open');
    source.onerror = () => {
      onState('broken');
      if (source?.readyState === EventSource.CLOSED) {
        retry = setTimeout(connect, RETRY_MS);
      }
    };
    source.addEventListener('decision', (event) => {
      const parsed = summarySchema.safeParse(readJson(event.data));
      if (parsed.success) {
        waiting.push(parsed.data);
      }
    });
  };

  connect();
  return () => {
    clearInterval(flush);
    clearTimeout(retry);
    source?.close();
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
