import type { ReactNode } from 'react';
import classes from './ListLayout.module.css';

/** A list that fills the page, with the chosen decision beside it (over it, where there is no room). */
export const ListLayout = ({ children, panel }: { children: ReactNode; panel: ReactNode }) => (
  <div className={classes.layout}>
    {children}
    {panel}
  </div>
);
