import { useQuery } from '@tanstack/react-query'
import type { PendingValue } from '../../../api/pages'
import type { Guest } from '../../../api/types'
import { guestRead } from '../../../inventory/reads'
import { kindOf, guestTarget, PlanButton } from '../../../plan'
import { text } from '../../../text/en'
import { EmptyState } from '../../../ui/EmptyState'
import { Section } from '../../../ui/Loaded'
import { partsOf, settingsOf, waiting, type Group, type Setting } from '../config'

const words = text.pages.config

/** What a guest is set to, and what will be after its next start. */
export function Settings({ guest, group, title }: { guest: Guest; group: Group; title: string }) {
  const values = useQuery(guestRead<PendingValue[]>(guest, '/pending'))
  const change = { ...guestTarget(guest), feature: `proxmox.${kindOf(guest.vm_type)}.config`, operation: 'update' as const, form: true }
  return (
    <Section query={values} what={title.toLowerCase()} title={title} actions={<PlanButton plan={change}>{words.edit}</PlanButton>}>
      {(data) => {
        const settings = settingsOf(data, group, guest.vm_type)
        const later = settings.filter(waiting).length
        if (settings.length === 0) return <EmptyState title={words.nothing}>{words.nothingHint}</EmptyState>
        return (
          <>
            {later > 0 && <div className="note" data-tone="warn"><span aria-hidden="true">▲ </span>{words.later(later)}</div>}
            <dl className="settings card">
              {settings.map((setting) => (
                <div key={setting.key} data-waiting={waiting(setting) || undefined}>
                  <dt>{(words.names as Record<string, string>)[setting.key] ?? numbered(setting.key)} <code className="muted">{setting.key}</code></dt>
                  <dd><Value setting={setting} /></dd>
                </div>
              ))}
            </dl>
          </>
        )
      }}
    </Section>
  )
}

function numbered(key: string) {
  const [, kind, number] = /^([a-z]+)(\d+)$/.exec(key) ?? []
  const name = kind && (words.numbered as Record<string, string>)[kind]
  return name ? `${name} ${number}` : ''
}

function Value({ setting: { key, value, pending, removed } }: { setting: Setting }) {
  const changes = removed || (pending !== undefined && pending !== value)
  if (!changes) return <Shown name={key} value={value ?? ''} />
  return (
    <>
      {value !== undefined && <div className="diff-line" data-side="remove"><span aria-hidden="true">− </span><span className="sr-only">{words.now} </span><Shown name={key} value={value} /></div>}
      {removed
        ? <div className="muted">{words.removed}</div>
        : <div className="diff-line" data-side="add"><span aria-hidden="true">+ </span><span className="sr-only">{words.afterStart} </span><Shown name={key} value={pending ?? ''} /></div>}
    </>
  )
}

const SWITCHES = new Set(['onboot', 'protection', 'tablet', 'kvm', 'acpi', 'numa', 'localtime', 'freeze', 'template', 'unprivileged', 'console', 'reboot', 'autostart'])

function Shown({ name, value }: { name: string; value: string }) {
  if (SWITCHES.has(name) && /^[01]$/.test(value)) return <>{value === '1' ? text.common.yes : text.common.no}</>
  const parts = partsOf(name, value)
  if (!parts) return <span className="value">{name === 'memory' || name === 'swap' || name === 'balloon' ? words.mebibytes(value) : value}</span>
  return (
    <span className="value">
      {parts.main && <strong>{parts.main}</strong>}
      {parts.rest.map(([part, is]) => <span key={part} className="part"><span className="muted">{part}</span> {is}</span>)}
    </span>
  )
}
