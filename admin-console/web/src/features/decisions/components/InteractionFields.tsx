import { flatten } from '../api/flatten';
import { Fields } from './Fields';

/** The interaction as it was accepted, field by field. */
export const InteractionFields = ({ interaction }: { interaction: Record<string, unknown> }) => (
  <Fields title="Interaction" fields={flatten(interaction).map(([name, value]) => ({ name, value }))} />
);
