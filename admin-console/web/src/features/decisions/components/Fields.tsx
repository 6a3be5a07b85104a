import type { ReactNode } from 'react';
import { Name } from '@/shared/ui/Name';
import classes from './Fields.module.css';

interface FieldsProps {
  readonly fields: readonly { name: string; value: ReactNode }[];
}

export const Fields = ({ fields }: FieldsProps) => (
  <dl className={classes.fields}>
    {fields.map(({ name, value }) => (
      <div key={name} className={classes.field}>
        <dt>
          <Name>{name}</Name>
        </dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
