import { Button, MultiSelect, NumberInput, Select, Switch, TagsInput, TextInput } from '@mantine/core'
import { IconArrowUp, IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { SEVERITIES, type AlertMute, type AlertRule, type AlertScope, type AlertSeverity } from '../../../api/alerts'
import { severityLook, untilOf } from '../../../inventory/alerts/look'
import { fleetDashboard, siteList } from '../../../inventory/clusters/queries'
import { text } from '../../../text/en'
import { exact } from '../../../text/formats'
import { StatusMark } from '../../../ui/StatusMark'

const words = text.alerts.rules

interface Props {
  rule: AlertRule
  errors: (field: string) => string | undefined
  readOnly: boolean
  mute: AlertMute | undefined
  /** It was just added: its fields are open. */
  isNew: boolean
  onChange: (part: Partial<AlertRule>) => void
  onRemove: () => void
  onUp?: () => void
  onMute?: () => void
  onUnmute: () => void
}

const numberOf = (value: string | number) => (value === '' ? null : Number(value))
const seconds = (minutes: string | number) => Math.round(Number(minutes) * 60)

const FIELDS = ['id', 'raise_at', 'clear_at', 'raise_after_seconds', 'clear_after_seconds', 'scope.sites', 'scope.controllers', 'scope.tags', 'scope.names']

const measuredOf = ({ kind }: AlertRule) => (kind === 'storage_full' || kind === 'backup_stale' || kind === 'certificate_expiring' ? kind : undefined)

/** What the rule says, in a line. */
const sayingOf = (rule: AlertRule) => {
  const measured = measuredOf(rule)
  const { sites, controllers, tags, names } = rule.scope
  return [
    measured && words.thresholds[measured](rule.raise_at ?? 0, rule.clear_at ?? 0),
    words.after(rule.raise_after_seconds / 60, rule.clear_after_seconds / 60),
    sites.length + controllers.length + tags.length + names.length > 0 && words.onlySome,
  ].filter(Boolean).join(' · ')
}

export function RuleFields({ rule, errors, readOnly, mute, isNew, onChange, onRemove, onUp, onMute, onUnmute }: Props) {
  const [opened, setOpened] = useState(isNew)
  const wrong = FIELDS.some((field) => errors(field))
  const shown = opened || wrong
  const Icon = shown ? IconChevronUp : IconChevronDown
  const name = `${text.alerts.kinds[rule.kind]} ${rule.id}`
  return (
    <fieldset className="rule" data-off={!rule.enabled || undefined} aria-label={name}>
      <div className="rule-head">
        <StatusMark look={severityLook(rule.severity)} />
        <strong>{text.alerts.kinds[rule.kind]}</strong>
        <span className="muted">{rule.id} · {sayingOf(rule)}</span>
        {mute && <span className="small" data-tone="warn">{words.mutedUntil} <time dateTime={mute.until} title={exact(mute.until)}>{untilOf(mute.until)}</time>{mute.reason && <>: {mute.reason}</>}</span>}
        <span className="spacer" />
        <Switch label={words.enabled} checked={rule.enabled} disabled={readOnly} onChange={(event) => onChange({ enabled: event.currentTarget.checked })} />
        {mute ? <Button type="button" variant="default" size="compact-sm" onClick={onUnmute}>{words.unmute}</Button> : onMute && <Button type="button" variant="default" size="compact-sm" onClick={onMute}>{words.mute}</Button>}
        {!readOnly && onUp && <button type="button" className="icon-button" aria-label={words.up(rule.id)} title={words.up(rule.id)} onClick={onUp}><IconArrowUp size={16} aria-hidden="true" /></button>}
        {!readOnly && <button type="button" className="icon-button" aria-label={words.remove(rule.id)} title={words.remove(rule.id)} onClick={onRemove}><IconX size={16} aria-hidden="true" /></button>}
        <button type="button" className="icon-button" aria-expanded={shown} aria-label={words.details(rule.id)} title={words.details(rule.id)} onClick={() => setOpened(!shown)}><Icon size={16} aria-hidden="true" /></button>
      </div>
      {shown && <Fields rule={rule} errors={errors} readOnly={readOnly} onChange={onChange} />}
    </fieldset>
  )
}

function Fields({ rule, errors, readOnly, onChange }: Pick<Props, 'rule' | 'errors' | 'readOnly' | 'onChange'>) {
  const clusters = useQuery(fleetDashboard()).data?.clusters ?? []
  const sites = useQuery(siteList()).data ?? []
  const { scope } = rule
  const scoped = (part: Partial<AlertScope>) => onChange({ scope: { ...scope, ...part } })
  const measured = measuredOf(rule)
  return (
    <div className="rule-fields">
      <TextInput label={words.name} value={rule.id} error={errors('id')} disabled={readOnly} onChange={(event) => onChange({ id: event.currentTarget.value })} />
      <Select label={words.severity} data={SEVERITIES.map((each) => ({ value: each, label: text.alerts.severities[each] }))} value={rule.severity} allowDeselect={false} disabled={readOnly} onChange={(next) => onChange({ severity: (next ?? 'warning') as AlertSeverity })} />
      {measured && <NumberInput label={words.raiseAt[measured]} value={rule.raise_at ?? ''} error={errors('raise_at')} hideControls disabled={readOnly} onChange={(value) => onChange({ raise_at: numberOf(value) })} />}
      {measured && <NumberInput label={words.clearAt[measured]} value={rule.clear_at ?? ''} error={errors('clear_at')} hideControls disabled={readOnly} onChange={(value) => onChange({ clear_at: numberOf(value) })} />}
      <NumberInput label={words.raiseAfter} value={rule.raise_after_seconds / 60} error={errors('raise_after_seconds')} hideControls disabled={readOnly} onChange={(value) => onChange({ raise_after_seconds: seconds(value) })} />
      <NumberInput label={words.clearAfter} value={rule.clear_after_seconds / 60} error={errors('clear_after_seconds')} hideControls disabled={readOnly} onChange={(value) => onChange({ clear_after_seconds: seconds(value) })} />
      {sites.length > 0 && <MultiSelect label={words.sites} placeholder={scope.sites.length === 0 ? words.all : undefined} data={sites.map((each) => ({ value: each.id, label: each.name }))} value={scope.sites} error={errors('scope.sites')} disabled={readOnly} onChange={(next) => scoped({ sites: next })} />}
      <MultiSelect label={words.clusters} placeholder={scope.controllers.length === 0 ? words.all : undefined} data={clusters.map((each) => ({ value: each.controller_id, label: each.controller_name }))} value={scope.controllers} error={errors('scope.controllers')} disabled={readOnly} onChange={(next) => scoped({ controllers: next })} />
      {rule.kind === 'backup_stale' && <TagsInput label={words.tags} placeholder={scope.tags.length === 0 ? words.all : undefined} value={scope.tags} error={errors('scope.tags')} disabled={readOnly} onChange={(next) => scoped({ tags: next })} />}
      <TagsInput label={words.names} placeholder={scope.names.length === 0 ? words.all : undefined} value={scope.names} error={errors('scope.names')} disabled={readOnly} onChange={(next) => scoped({ names: next })} />
    </div>
  )
}
