import classes from './Logo.module.css';

export function Logo({ folded = false }: { folded?: boolean }) {
  return (
    <span className={classes.logo}>
      <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="8" fill="#1d6d8c" />
        <path
          d="M6 21h7l3-11 3 16 2.4-8H26"
          fill="none"
          stroke="#fff"
          strokeWidth="2.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {!folded && <span>Tripline</span>}
    </span>
  );
}
