import { createTheme, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#edf6f9',
  '#d9e9ef',
  '#b0d2df',
  '#84bace',
  '#62a6c0',
  '#4c9ab8',
  '#3f94b5',
  '#3080a0',
  '#1d6d8c',
  '#005f7d',
];

const slate: MantineColorsTuple = [
  '#f6f8fa',
  '#eef1f4',
  '#dfe4ea',
  '#cbd3db',
  '#a3afbb',
  '#7d8a97',
  '#5a6774',
  '#434f5b',
  '#2c3640',
  '#1a222b',
];

const dark: MantineColorsTuple = [
  '#d5dbe2',
  '#b8c1cb',
  '#96a2af',
  '#6a7683',
  '#3c4753',
  '#2d3743',
  '#222b35',
  '#171e26',
  '#11171e',
  '#0b1016',
];

/** Shade 8 with automatic contrast keeps text readable (WCAG AA) in both schemes. */
export const theme = createTheme({
  colors: { petrol, gray: slate, dark },
  primaryColor: 'petrol',
  primaryShade: 8,
  autoContrast: true,
  defaultRadius: 'sm',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.35' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { size: 'md', variant: 'subtle', color: 'gray' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Anchor: { defaultProps: { underline: 'hover' } },
  },
});
