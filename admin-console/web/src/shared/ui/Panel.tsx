import type { ReactNode } from 'react';
import classes from './Panel.module.css';

interface PanelProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly flush?: boolean;
}

/** A titled part of a page. Flush content (tables) reaches the panel's edges. */
export function Panel({ title, aside, children, flush = false }: PanelProps) {
  return (
    <section className={`panel ${classes.panel}`} aria-label={title}>
      <header className={classes.header}>
        <h2 className={classes.title}>{title}</h2>
        {aside}
      </header>
      <div className={flush ? undefined : classes.body}>{children}</div>
    </section>
  );
}
