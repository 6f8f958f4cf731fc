import type { ReactNode } from 'react'
import { useAtLeast } from '../../../inventory/session'
import { text } from '../../../text/en'
import { EmptyState } from '../../../ui/EmptyState'

/** A form is shown to who can send it; others are told at its address whom to ask. */
export function ForSiteAdmins({ children }: { children: ReactNode }) {
  const may = useAtLeast('site_admin')
  return may ? children : <EmptyState page title={text.rights.needsSiteAdmin}>{text.rights.needsSiteAdminHint}</EmptyState>
}
