import { useQuery } from '@tanstack/react-query'
import type { GuestConfig, PendingValue } from '../../../api/pages'
import type { Guest } from '../../../api/types'
import { guestRead } from '../../../inventory/reads'
import { useAtLeast } from '../../../inventory/session'
import { guestTarget, kindOf, PlanButton } from '../../../plan'
import { text } from '../../../text/en'
import { EmptyState } from '../../../ui/EmptyState'
import { Section } from '../../../ui/Loaded'
import { partsOf, settingName, settingsOf, waiting, type Setting } from '../config'
import { EditSettings } from '../edit/EditSettings'
import type { GuestTabProps } from '../tabs'
import { AddDevice } from './AddDevice'
import { DeviceMenu } from './DeviceMenu'
import { EditButton } from './EditButton'

const words = text.pages.config
const work = text.guestForms.edit

interface Props extends GuestTabProps {
  group: 'hardware' | 'options'
  title: string
}

/** What a guest is set to, and what will be after its next start; as a form once somebody edits it. */
export function Settings(props: Props) {
  const { guest, group, title, search, onSearch } = props
  const may = useAtLeast('site_admin')
  if (may && search.edit === '1') return <EditSettings guest={guest} group={group} title={title} onEnd={() => onSearch({ edit: undefined }, true)} />
  return <View {...props} />
}

function View({ guest, group, title, onSearch }: Props) {
  const values = useQuery(guestRead<PendingValue[]>(guest, '/pending'))
  const config: GuestConfig = Object.fromEntries((values.data ?? []).map(({ key, value, pending }) => [key, pending ?? value ?? undefined]))
  return (
    <Section
      query={values}
      what={title.toLowerCase()}
      title={title}
      actions={<>{group === 'hardware' && values.data && <AddDevice guest={guest} config={config} />}<EditButton onClick={() => onSearch({ edit: '1' })} /></>}
    >
      {(data) => {
        const settings = settingsOf(data, group, guest.vm_type)
        const later = settings.filter(waiting).length
        if (settings.length === 0) return <EmptyState title={words.nothing}>{words.nothingHint}</EmptyState>
        return (
          <>
            {later > 0 && (
              <div className="note later-note" data-tone="warn">
                <span><span aria-hidden="true">▲ </span>{words.later(later)}</span>
                {guest.status === 'running' && <PlanButton size="compact-sm" plan={{ ...guestTarget(guest), feature: `proxmox.${kindOf(guest.vm_type)}.reboot` }}>{work.rebootNow}</PlanButton>}
              </div>
            )}
            <dl className="settings card">
              {settings.map((setting) => (
                <div key={setting.key} data-waiting={waiting(setting) || undefined}>
                  <dt>{settingName(setting.key)} <code className="muted">{setting.key}</code></dt>
                  <dd><Value setting={setting} /></dd>
                  <dd className="setting-actions">
                    {waiting(setting) && <Revert guest={guest} name={setting.key} />}
                    {group === 'hardware' && <DeviceMenu guest={guest} name={setting.key} value={setting.pending ?? setting.value ?? ''} />}
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )
      }}
    </Section>
  )
}

/** Takes back what waits for the next start. */
function Revert({ guest, name }: { guest: Guest; name: string }) {
  return <PlanButton size="compact-xs" plan={{ ...guestTarget(guest), feature: `proxmox.${kindOf(guest.vm_type)}.config`, operation: 'update', payload: { revert: name } }}>{work.revert}</PlanButton>
}

function Value({ setting: { key, value, pending, removed } }: { setting: Setting }) {
  const changes = removed || (pending !== undefined && pending !== value)
  if (!changes) return <Shown name={key} value={value ?? ''} />
  return (
    <>
      {value !== undefined && <div className="diff-mark" data-side="remove"><span aria-hidden="true">− </span><span className="sr-only">{words.now} </span><Shown name={key} value={value} /></div>}
      {removed
        ? <div className="muted">{words.removed}</div>
        : <div className="diff-mark" data-side="add"><span aria-hidden="true">+ </span><span className="sr-only">{words.afterStart} </span><Shown name={key} value={pending ?? ''} /></div>}
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
