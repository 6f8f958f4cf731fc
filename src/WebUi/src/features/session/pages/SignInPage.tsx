import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { methods } from '../../../inventory/session'
import { SignInForm } from '../../../inventory/SignInForm'
import { text } from '../../../text/en'
import { ProviderLink } from '../ProviderLink'
import { safeReturn } from '../return'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const { from, failed } = route.useSearch()
  const provider = useQuery(methods()).data?.oidc
  const router = useRouter()
  const client = useQueryClient()
  useEffect(() => {
    document.title = `${text.session.title} · ${text.product}`
  }, [])
  const enter = async () => {
    await client.resetQueries()
    router.history.push(`/hypervisor${safeReturn(from)}`)
  }
  return (
    <main className="sign-in">
      <div className="card">
        <h1><img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="28" height="28" /> {text.product}</h1>
        {failed && <div className="note" data-tone="bad" role="alert"><span aria-hidden="true">✖ </span>{text.signIn.refused[failed] ?? text.signIn.refused.failed}</div>}
        <SignInForm onDone={() => void enter()} />
        {provider && <ProviderLink provider={provider} returnTo={`/hypervisor${safeReturn(from)}`} />}
      </div>
    </main>
  )
}
