import type { ReactNode } from 'react';
import classes from './Fields.module.css';

interface FieldsProps {
  readonly title?: string;
  readonly fields: readonly { name: string; value: ReactNode }[];
}

export const Fields = ({ title, fields }: FieldsProps) => (
  <div>
    {title && <h3 className={classes.title}>{title}</h3>}
    <dl className={classes.fields}>
      {fields.map(({ name, value }) => (
        <div key={name} className={classes.field}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  </div>
);
