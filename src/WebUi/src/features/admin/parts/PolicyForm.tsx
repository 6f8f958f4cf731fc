import { Button, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { DAYS, type ChangePolicy, type PolicyScope } from '../../../api/admin'
import { AppError } from '../../../api/AppError'
import { fleetDashboard } from '../../../inventory/clusters/queries'
import { text } from '../../../text/en'
import { faultsOf } from '../policy'
import { saveSettings, settings } from '../queries'

const words = text.access.policy
const RISKS = ['safe', 'disruptive', 'catastrophic'] as const
const RULES = ['one_approver', 'two_persons', 'none'] as const

/** Who has to approve what, and when changes may be applied. */
export function PolicyForm({ organization, stored, readOnly }: { organization: string; stored: ChangePolicy; readOnly: boolean }) {
  const client = useQueryClient()
  const [policy, setPolicy] = useState(stored)
  const [tried, setTried] = useState(false)
  const save = useMutation({
    mutationFn: () => saveSettings(organization, { changes: policy }),
    onSuccess: (saved) => {
      client.setQueryData(settings(organization).queryKey, saved)
      notifications.show({ message: words.saved })
    },
  })
  const faults = faultsOf(policy)
  const fault = (name: string) => (tried ? faults[name] : undefined)
  const set = (change: Partial<ChangePolicy>) => setPolicy((before) => ({ ...before, ...change }))
  const approval = (i: number, change: Partial<ChangePolicy['approvals'][number]>) => set({ approvals: policy.approvals.map((each, n) => (n === i ? { ...each, ...change } : each)) })
  const window = (i: number, change: Partial<ChangePolicy['windows'][number]>) => set({ windows: policy.windows.map((each, n) => (n === i ? { ...each, ...change } : each)) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faults).length === 0) save.mutate()
  }
  const failure = save.error && AppError.from(save.error)
  const remove = (n: number, act: () => void) => !readOnly && <button type="button" className="icon-button policy-remove" aria-label={words.removeRow(n)} onClick={act}><IconX size={16} aria-hidden="true" /></button>
  return (
    <form className="card fields" onSubmit={submit} noValidate>
      <h2>{words.title}</h2>
      <p className="muted">{words.hint}</p>
      {failure && <div className="note" data-tone="bad" role="alert"><strong>{text.access.failed}.</strong> {failure.message} {Object.values(failure.errors).flat().join(' ')}</div>}
      <h3>{words.approvals}</h3>
      {policy.approvals.length === 0 && <p className="muted">{words.noApprovals}</p>}
      {policy.approvals.map((each, i) => (
        // Rows have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div className="policy-row" key={i} role="group" aria-label={`${words.approvals} ${i + 1}`}>
          <Scope scope={each.scope} readOnly={readOnly} onChange={(scope) => approval(i, { scope })} />
          <Select label={words.rule} data={RULES.map((rule) => ({ value: rule, label: words.rules[rule] }))} value={each.rule} allowDeselect={false} disabled={readOnly} onChange={(rule) => approval(i, { rule: (rule ?? 'one_approver') as typeof each.rule })} />
          {remove(i + 1, () => set({ approvals: policy.approvals.toSpliced(i, 1) }))}
        </div>
      ))}
      {!readOnly && <div><Button variant="default" onClick={() => set({ approvals: [...policy.approvals, { scope: { risk: 'catastrophic' }, rule: 'two_persons' }] })}>{words.addApproval}</Button></div>}
      <h3>{words.windows}</h3>
      {policy.windows.length === 0 && <p className="muted">{words.noWindows}</p>}
      {policy.windows.map((each, i) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div className="policy-row" key={i} role="group" aria-label={`${words.windows} ${i + 1}`}>
          <Scope scope={each.scope} readOnly={readOnly} onChange={(scope) => window(i, { scope })} />
          <MultiSelect label={words.days} placeholder={each.days.length === 0 ? words.everyDay : undefined} data={DAYS.map((day) => ({ value: day, label: words.dayNames[day] }))} value={each.days} disabled={readOnly} onChange={(days) => window(i, { days: DAYS.filter((day) => days.includes(day)) })} />
          <TextInput label={words.start} placeholder={words.time} value={each.start} error={fault(`windows.${i}.start`)} disabled={readOnly} onChange={(event) => window(i, { start: event.currentTarget.value })} />
          <TextInput label={words.end} placeholder={words.time} value={each.end} error={fault(`windows.${i}.end`)} disabled={readOnly} onChange={(event) => window(i, { end: event.currentTarget.value })} />
          <TextInput label={words.zone} value={each.time_zone} error={fault(`windows.${i}.time_zone`)} disabled={readOnly} onChange={(event) => window(i, { time_zone: event.currentTarget.value })} />
          {remove(i + 1, () => set({ windows: policy.windows.toSpliced(i, 1) }))}
        </div>
      ))}
      {!readOnly && <div><Button variant="default" onClick={() => set({ windows: [...policy.windows, { scope: {}, days: [], start: '22:00', end: '04:00', time_zone: 'UTC' }] })}>{words.addWindow}</Button></div>}
      <div className="filter-fields">
        <NumberInput label={words.lifetime} description={words.lifetimeHint} value={policy.lifetime_hours} error={fault('lifetime_hours')} hideControls disabled={readOnly} onChange={(value) => set({ lifetime_hours: value as number })} />
        <NumberInput label={words.maxOpen} description={words.maxOpenHint} value={policy.max_open} error={fault('max_open')} hideControls disabled={readOnly} onChange={(value) => set({ max_open: value as number })} />
      </div>
      {!readOnly && <div className="form-actions"><Button type="submit" loading={save.isPending}>{text.common.save}</Button></div>}
    </form>
  )
}

function Scope({ scope, readOnly, onChange }: { scope: PolicyScope; readOnly: boolean; onChange: (scope: PolicyScope) => void }) {
  const clusters = useQuery(fleetDashboard()).data?.clusters ?? []
  return (
    <>
      <Select label={words.risk} placeholder={words.anyRisk} data={RISKS.map((risk) => ({ value: risk, label: text.changes.risk[risk] }))} value={scope.risk ?? null} clearable disabled={readOnly} onChange={(risk) => onChange({ ...scope, risk: risk as PolicyScope['risk'] })} />
      <Select label={words.cluster} placeholder={words.anyCluster} data={clusters.map((each) => ({ value: each.controller_id, label: each.controller_name }))} value={scope.controller_id ?? null} clearable disabled={readOnly} onChange={(controller_id) => onChange({ ...scope, controller_id })} />
      <TextInput label={words.tag} placeholder={words.anyTag} value={scope.tag ?? ''} disabled={readOnly} onChange={(event) => onChange({ ...scope, tag: event.currentTarget.value || null })} />
    </>
  )
}
