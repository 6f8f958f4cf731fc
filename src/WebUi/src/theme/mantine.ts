import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'
import { text } from '../text/en'

// Ten shades because Mantine wants ten; only the eighth is painted, with white text at 7.0 (light) and 5.0 (dark).
const blue: MantineColorsTuple = [
  '#e3eefb', '#c7dcf5', '#9dc3ee', '#7db7ff', '#4c92d6', '#3d7fc1', '#2a6fc4', '#1f6fd0', '#1557b0', '#0f4590',
]
const red: MantineColorsTuple = [
  '#fde8e7', '#fbd0ce', '#ffb3af', '#ff8a84', '#ef6a64', '#dd4f4a', '#d1423d', '#c93a36', '#b3201f', '#8f1817',
]

export const theme = createTheme({
  colors: { blue, red },
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 7 },
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '14px', xl: '18px' },
  headings: { fontFamily: 'var(--sans)', fontWeight: '600' },
  components: {
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': text.common.close } } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm', visibilityToggleButtonProps: { 'aria-label': text.habits.showPassword } } },
    Select: { defaultProps: { size: 'sm' } },
    NumberInput: { defaultProps: { size: 'sm' } },
  },
})

const surface = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-anchor': 'var(--info)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--head)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-placeholder': 'var(--muted)',
}

/** Mantine's own names for what tokens.css decides. */
export const variables: CSSVariablesResolver = () => ({ variables: {}, light: surface, dark: surface })
