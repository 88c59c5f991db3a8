import { bwDarkTheme, bwLightTheme, type RaThemeOptions } from 'react-admin';
import { english } from './i18n/english.ts';

const FONT = ['Inter', 'system-ui', '-apple-system', '"Segoe UI"', 'Roboto', '"Helvetica Neue"', 'Arial', 'sans-serif'].join(',');

interface Ground {
  paper: string;
  text: string;
  quietText: string;
  hairline: string;
}

/** react-admin's black-and-white theme on a pure ground, with 13 px text and hairlines instead of shades. */
function onGround(base: RaThemeOptions, { paper, text, quietText, hairline }: Ground): RaThemeOptions {
  const ground = { styleOverrides: { root: { backgroundColor: paper } } };
  const { components } = base;
  const headings = typeof base.typography === 'object' ? base.typography : {};
  return {
    ...base,
    palette: { ...base.palette, divider: hairline, background: { default: paper, paper }, text: { primary: text, secondary: quietText } },
    shape: { borderRadius: 8 },
    typography: { ...headings, fontFamily: FONT, htmlFontSize: 16, fontSize: 13, fontWeightMedium: 500, fontWeightBold: 600, subtitle2: { fontWeight: 600 } },
    sidebar: { width: 188, closedWidth: 48 },
    components: {
      ...components,
      MuiCssBaseline: {
        styleOverrides: {
          ':root': { colorScheme: base.palette?.mode },
          body: { backgroundColor: paper, fontSize: 13 },
        },
      },
      MuiFormControl: { ...components?.MuiFormControl, ...ground },
      MuiPaper: { styleOverrides: { root: { backgroundImage: 'none', backgroundColor: paper, border: `1px solid ${hairline}` } } },
      MuiDrawer: { styleOverrides: { paper: { backgroundColor: paper, border: 0 } } },
      MuiAppBar: { styleOverrides: { root: { boxShadow: 'none', border: 0, borderBottom: `1px solid ${hairline}`, borderRadius: 0 } } },
      MuiInputBase: { styleOverrides: { root: { fontSize: 13 } } },
      // As large as the text of its field: the gap in the frame is measured by it.
      MuiInputLabel: { styleOverrides: { root: { fontSize: 13 } } },
      MuiSwitch: { styleOverrides: { thumb: { border: `1px solid ${quietText}` } } },
      MuiMenuItem: { styleOverrides: { root: { fontSize: 13 } } },
      MuiToolbar: { styleOverrides: { root: { '& .MuiIconButton-root .MuiSvgIcon-root': { fontSize: 19 } } } },
      MuiCircularProgress: { defaultProps: { 'aria-label': english.console.loading } },
      MuiTableCell: {
        styleOverrides: {
          root: { borderBottom: `1px solid ${hairline}`, '&.MuiTableCell-sizeSmall': { padding: '7px 10px' }, fontVariantNumeric: 'tabular-nums' },
          head: { color: quietText, fontWeight: 400, whiteSpace: 'nowrap' },
        },
      },
      RaMenuItemLink: {
        styleOverrides: {
          root: {
            margin: '1px 8px',
            padding: '6px 10px',
            borderRadius: 6,
            color: text,
            '& .RaMenuItemLink-icon': { minWidth: 28, color: 'inherit', '& .MuiSvgIcon-root': { fontSize: 18 } },
            '&.RaMenuItemLink-active, &.RaMenuItemLink-active:hover': { color: paper, backgroundColor: text },
          },
        },
      },
    },
  };
}

export const lightTheme = onGround(bwLightTheme, { paper: '#ffffff', text: '#111111', quietText: '#616161', hairline: '#e4e4e4' });
export const darkTheme = onGround(bwDarkTheme, { paper: '#0b0b0b', text: '#f2f2f2', quietText: '#a8a8a8', hairline: '#2a2a2a' });
