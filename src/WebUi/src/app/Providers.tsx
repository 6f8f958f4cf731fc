import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { setNonce } from 'get-nonce'
import type { ReactNode } from 'react'
import { theme, variables } from '../theme/mantine'

// The server writes a fresh nonce into the page, and the policy allows no other inline style.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
setNonce(nonce)

export function Providers({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" getStyleNonce={() => nonce} deduplicateCssVariables={false}>
      <Notifications position="bottom-left" limit={3} autoClose={6000} />
      {children}
    </MantineProvider>
  )
}
