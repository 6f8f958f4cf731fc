import { useNavigate } from '@tanstack/react-router'
import { useAtLeast } from '../../../inventory/session'
import { text } from '../../../text/en'
import { EmptyState } from '../../../ui/EmptyState'
import { WiringForm } from '../fabric/WiringForm'

export function NewConnectionPage() {
  const navigate = useNavigate()
  if (!useAtLeast('org_admin')) return <EmptyState page title={text.access.needsOrgAdmin}>{text.access.needsOrgAdminHint}</EmptyState>
  return (
    <div className="page">
      <h1>{text.fabric.connections.add}</h1>
      <p className="muted">{text.fabric.connections.hint}</p>
      <WiringForm onSaved={(saved) => void navigate({ to: '/admin/fabric/$id', params: { id: saved.id }, search: { tab: 'wiring' } })} />
    </div>
  )
}
