import { useQuery } from '@tanstack/react-query'
import type { CloudInitValue } from '../../../api/pages'
import { guestRead } from '../../../inventory/reads'
import { guestTarget, PlanButton } from '../../../plan'
import { text } from '../../../text/en'
import { EmptyState } from '../../../ui/EmptyState'
import { Section } from '../../../ui/Loaded'
import { ReadTable, type ReadColumn } from '../../../ui/ReadTable'
import type { GuestTabProps } from '../tabs'

const words = text.pages.cloudinit
const shown = (value: unknown) => (value == null ? '' : String(value))

const columns: readonly ReadColumn<CloudInitValue>[] = [
  { id: 'key', header: words.setting, value: (row) => row.key, cell: (row) => <>{(words.names as Record<string, string>)[row.key] ?? row.key} <code className="muted">{row.key}</code></> },
  { id: 'now', header: words.now, value: (row) => shown(row.old ?? row.value) },
  {
    id: 'next', header: words.next, value: (row) => shown(row.new ?? row.pending),
    cell: (row) => { const next = shown(row.new ?? row.pending); return row.delete ? <span data-tone="warn">{words.gone}</span> : next && next !== shown(row.old ?? row.value) ? <strong data-tone="info">{next}</strong> : words.same },
  },
]

export default function CloudInitTab({ guest }: GuestTabProps) {
  const values = useQuery(guestRead<CloudInitValue[]>(guest, '/cloudinit'))
  return (
    <Section
      query={values}
      what={words.what}
      title={words.title}
      actions={<><PlanButton plan={{ ...guestTarget(guest), feature: 'proxmox.vm.cloudinit', operation: 'update', form: true }}>{text.guestForms.cloudinit.edit}</PlanButton><PlanButton plan={{ ...guestTarget(guest), feature: 'proxmox.vm.cloudinit_regenerate' }}>{words.regenerate}</PlanButton></>}
    >
      {(data) => data.length === 0
        ? <EmptyState title={words.emptyTitle} action={<PlanButton plan={{ ...guestTarget(guest), feature: 'proxmox.vm.config', operation: 'update', form: 'drive', payload: { kind: 'cloudinit' } }}>{text.guestForms.cloudinit.addDrive}</PlanButton>}>{words.empty}</EmptyState>
        : <ReadTable label={words.title} columns={columns} rows={data} rowKey={(row) => row.key} plain empty={{ title: words.emptyTitle, hint: words.empty }} />}
    </Section>
  )
}
