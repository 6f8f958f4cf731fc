import { Button, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { KINDS, type AlertKind, type AlertRule, type AlertRulesView } from '../../../api/alerts'
import { AppError } from '../../../api/AppError'
import { MuteDialog } from '../../../inventory/alerts/MuteDialog'
import { text } from '../../../text/en'
import { muteRule, ruleList, saveRules, unmuteRule } from '../alerts'
import { RuleFields } from './RuleFields'

const words = text.alerts.rules

/** All rules of the organization, saved as a whole: their order says which of a kind counts. */
export function RulesForm({ stored, readOnly }: { stored: AlertRulesView; readOnly: boolean }) {
  const client = useQueryClient()
  // Rules are told apart by a number of their own: their name can be edited.
  const [rules, setRules] = useState(() => stored.rules.map((rule, key) => ({ key, rule })))
  const [kind, setKind] = useState<AlertKind>('storage_full')
  const [muting, setMuting] = useState<string>()
  const keep = (view: AlertRulesView) => {
    client.setQueryData(ruleList().queryKey, view)
    void client.invalidateQueries({ queryKey: ['alerts'] })
  }
  const save = useMutation({
    mutationFn: () => saveRules(rules.map((each) => each.rule)),
    onSuccess: (saved) => {
      keep(saved)
      notifications.show({ message: words.saved })
    },
  })
  const unmute = useMutation({ mutationFn: unmuteRule, onSuccess: keep })
  const failure = save.error && AppError.from(save.error)
  const change = (key: number, part: Partial<AlertRule>) => setRules((before) => before.map((each) => (each.key === key ? { key, rule: { ...each.rule, ...part } } : each)))
  const add = () => {
    const standard = stored.defaults.find((each) => each.kind === kind)!
    const taken = new Set(rules.map((each) => each.rule.id))
    let n = 2
    while (taken.has(`${standard.id}-${n}`)) n++
    setRules((before) => [{ key: Math.max(-1, ...before.map((each) => each.key)) + 1, rule: { ...standard, id: taken.has(standard.id) ? `${standard.id}-${n}` : standard.id } }, ...before])
  }
  const up = (index: number) => setRules((before) => before.toSpliced(index - 1, 2, before[index]!, before[index - 1]!))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className="card" onSubmit={submit} noValidate aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="muted">{words.hint}</p>
      {readOnly && <p className="muted">{words.readOnly}</p>}
      {failure && <div className="note" data-tone="bad" role="alert"><strong>{text.access.failed}.</strong> {failure.message}</div>}
      {!readOnly && (
        <div className="rule-add">
          <Select label={words.addKind} description={words.addHint} data={KINDS.map((each) => ({ value: each, label: text.alerts.kinds[each] }))} value={kind} allowDeselect={false} onChange={(next) => setKind((next ?? 'storage_full') as AlertKind)} />
          <Button type="button" variant="default" onClick={add}>{words.add}</Button>
          <span className="spacer" />
          <Button type="button" variant="subtle" onClick={() => setRules(stored.defaults.map((rule, key) => ({ key: key + 1000, rule })))}>{words.defaults}</Button>
        </div>
      )}
      {rules.map(({ key, rule }, index) => (
        <RuleFields
          key={key}
          rule={rule}
          errors={(field) => failure?.errors[`rules[${index}].${field}`]?.join(' ')}
          readOnly={readOnly}
          mute={stored.mutes[rule.id]}
          isNew={!readOnly && stored.rules.every((each) => each.id !== rule.id)}
          onChange={(part) => change(key, part)}
          onRemove={() => setRules((before) => before.filter((each) => each.key !== key))}
          onUp={index > 0 ? () => up(index) : undefined}
          onMute={stored.rules.some((each) => each.id === rule.id) ? () => setMuting(rule.id) : undefined}
          onUnmute={() => unmute.mutate(rule.id)}
        />
      ))}
      {!readOnly && <div className="form-actions"><Button type="submit" loading={save.isPending}>{words.save}</Button></div>}
      {muting && <MuteDialog what={muting} onClose={() => setMuting(undefined)} onMute={async (until, reason) => keep(await muteRule(muting, until, reason))} />}
    </form>
  )
}
