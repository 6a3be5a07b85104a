import type { Decision } from '../api/schemas';
import { because, verdict } from '../api/sentence';
import classes from './Answer.module.css';

/** The answer in one sentence: the outcome, the score, and what they are due to. */
export const Answer = ({ decision }: { decision: Decision }) => (
  <>
    <span className={classes.verdict}>{verdict(decision)}</span> {because(decision)}
  </>
);
