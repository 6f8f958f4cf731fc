import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { text } from '../../text/en'
import { ErrorState } from '../../ui/ErrorState'
import type { PlanRequest } from '../request'
import type { Config } from './devices'
import { guestConfig } from './queries'

/** A form that begins with what the guest has now. */
export function WithConfig({ request, children }: { request: PlanRequest; children: (config: Config) => ReactNode }) {
  const config = useQuery(guestConfig(request))
  if (config.isError) return <ErrorState what={text.error.load(text.guestForms.config)} error={config.error} retry={() => void config.refetch()} />
  if (!config.data) return <p className="muted" role="status">{text.changes.form.loading}</p>
  return <>{children(config.data)}</>
}

/** That the configuration is still the one that was seen. */
export const fence = ({ digest }: Config) => (typeof digest === 'string' ? { digest } : {})
