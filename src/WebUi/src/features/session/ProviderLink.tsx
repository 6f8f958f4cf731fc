import { Button } from '@mantine/core'
import type { SignInMethods } from '../../api/types'
import { text } from '../../text/en'

/** A link and no request: the browser itself has to go to the provider. */
export function ProviderLink({ provider, returnTo }: { provider: NonNullable<SignInMethods['oidc']>; returnTo: string }) {
  return (
    <>
      <p className="or">{text.signIn.or}</p>
      <Button component="a" variant="default" size="sm" fullWidth href={`${provider.login_url}?return_url=${encodeURIComponent(returnTo)}`}>{text.signIn.with(provider.name)}</Button>
    </>
  )
}
