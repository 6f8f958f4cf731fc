import { Button, MultiSelect, NumberInput, Select, Switch, TagsInput, TextInput } from '@mantine/core'
import { IconArrowUp, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { SEVERITIES, type AlertMute, type AlertRule, type AlertScope, type AlertSeverity } from '../../../api/alerts'
import { fleetDashboard, siteList } from '../../../inventory/clusters/queries'
import { text } from '../../../text/en'
import { exact } from '../../../text/formats'

const words = text.alerts.rules

interface Props {
  rule: AlertRule
  errors: (field: string) => string | undefined
  readOnly: boolean
  mute: AlertMute | undefined
  onChange: (part: Partial<AlertRule>) => void
  onRemove: () => void
  onUp?: () => void
  onMute?: () => void
  onUnmute: () => void
}

const numberOf = (value: string | number) => (value === '' ? null : Number(value))
const seconds = (minutes: string | number) => Math.round(Number(minutes) * 60)

export function RuleFields({ rule, errors, readOnly, mute, onChange, onRemove, onUp, onMute, onUnmute }: Props) {
  const clusters = useQuery(fleetDashboard()).data?.clusters ?? []
  const sites = useQuery(siteList()).data ?? []
  const { kind, scope } = rule
  const scoped = (part: Partial<AlertScope>) => onChange({ scope: { ...scope, ...part } })
  const measured = kind === 'storage_full' || kind === 'backup_stale' || kind === 'certificate_expiring' ? kind : undefined
  return (
    <fieldset className="rule plain" data-off={!rule.enabled || undefined} aria-label={`${text.alerts.kinds[kind]} ${rule.id}`}>
      <div className="rule-head">
        <strong>{text.alerts.kinds[kind]}</strong>
        <Switch label={words.enabled} checked={rule.enabled} disabled={readOnly} onChange={(event) => onChange({ enabled: event.currentTarget.checked })} />
        {mute && <span className="small" data-tone="warn">{words.mutedUntil} {exact(mute.until)}{mute.reason && <>: {mute.reason}</>}</span>}
        <span className="spacer" />
        {mute ? <Button type="button" variant="default" size="compact-sm" onClick={onUnmute}>{words.unmute}</Button> : onMute && <Button type="button" variant="default" size="compact-sm" onClick={onMute}>{words.mute}</Button>}
        {!readOnly && onUp && <button type="button" className="icon-button" aria-label={words.up(rule.id)} title={words.up(rule.id)} onClick={onUp}><IconArrowUp size={16} aria-hidden="true" /></button>}
        {!readOnly && <button type="button" className="icon-button" aria-label={words.remove(rule.id)} title={words.remove(rule.id)} onClick={onRemove}><IconX size={16} aria-hidden="true" /></button>}
      </div>
      <div className="rule-fields">
        <TextInput label={words.name} value={rule.id} error={errors('id')} disabled={readOnly} onChange={(event) => onChange({ id: event.currentTarget.value })} />
        <Select label={words.severity} data={SEVERITIES.map((each) => ({ value: each, label: text.alerts.severities[each] }))} value={rule.severity} allowDeselect={false} disabled={readOnly} onChange={(next) => onChange({ severity: (next ?? 'warning') as AlertSeverity })} />
        {measured && <NumberInput label={words.raiseAt[measured]} value={rule.raise_at ?? ''} error={errors('raise_at')} hideControls disabled={readOnly} onChange={(value) => onChange({ raise_at: numberOf(value) })} />}
        {measured && <NumberInput label={words.clearAt[measured]} value={rule.clear_at ?? ''} error={errors('clear_at')} hideControls disabled={readOnly} onChange={(value) => onChange({ clear_at: numberOf(value) })} />}
        <NumberInput label={words.raiseAfter} value={rule.raise_after_seconds / 60} error={errors('raise_after_seconds')} hideControls disabled={readOnly} onChange={(value) => onChange({ raise_after_seconds: seconds(value) })} />
        <NumberInput label={words.clearAfter} value={rule.clear_after_seconds / 60} error={errors('clear_after_seconds')} hideControls disabled={readOnly} onChange={(value) => onChange({ clear_after_seconds: seconds(value) })} />
        {sites.length > 0 && <MultiSelect label={words.sites} placeholder={scope.sites.length === 0 ? words.all : undefined} data={sites.map((each) => ({ value: each.id, label: each.name }))} value={scope.sites} error={errors('scope.sites')} disabled={readOnly} onChange={(next) => scoped({ sites: next })} />}
        <MultiSelect label={words.clusters} placeholder={scope.controllers.length === 0 ? words.all : undefined} data={clusters.map((each) => ({ value: each.controller_id, label: each.controller_name }))} value={scope.controllers} error={errors('scope.controllers')} disabled={readOnly} onChange={(next) => scoped({ controllers: next })} />
        {kind === 'backup_stale' && <TagsInput label={words.tags} placeholder={scope.tags.length === 0 ? words.all : undefined} value={scope.tags} error={errors('scope.tags')} disabled={readOnly} onChange={(next) => scoped({ tags: next })} />}
        <TagsInput label={words.names} placeholder={scope.names.length === 0 ? words.all : undefined} value={scope.names} error={errors('scope.names')} disabled={readOnly} onChange={(next) => scoped({ names: next })} />
      </div>
    </fieldset>
  )
}
