import { type ReactNode, useEffect } from 'react';
import classes from './Page.module.css';

interface PageProps {
  /** The document's title and, unless a heading is given, the page's one h1. */
  readonly title: string;
  readonly heading?: ReactNode;
  readonly aside?: ReactNode;
  /** Whether the page is exactly as high as the window, and scrolls inside. */
  readonly fill?: boolean;
  readonly children: ReactNode;
}

export function Page({ title, heading, aside, fill = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Tripline`;
  }, [title]);
  return (
    <div className={classes.page} data-fill={fill || undefined}>
      <header className={classes.header}>
        {heading ?? <h1 className={classes.title}>{title}</h1>}
        {aside && <div className={classes.aside}>{aside}</div>}
      </header>
      {children}
    </div>
  );
}
