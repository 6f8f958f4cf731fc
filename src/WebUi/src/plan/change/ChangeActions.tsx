import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { AppError } from '../../api/AppError'
import type { Change } from '../../api/changes'
import { atLeast, me } from '../../inventory/session'
import { learn } from '../../live/changes'
import { text } from '../../text/en'
import { mayApply, mayApprove, mayDiscard, mayReject } from '../decide'
import { ConfirmByName } from '../parts'
import { apply, approve, discard, reconcile, reject } from '../queries'
import { useObjectName } from './useObjectName'

const words = text.changes.review

type Step = 'approve' | 'reject' | 'apply' | 'discard' | 'reconcile' | 'give-up'

/** What can be done to a change where it stands. Refusing asks why; applying what can't be undone asks for the object's name. */
export function ChangeActions({ change, first }: { change: Change; first?: Step }) {
  const client = useQueryClient()
  const user = useQuery(me()).data
  const name = useObjectName(change)
  const [asking, setAsking] = useState<Step | undefined>(first)
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const step = useMutation({
    mutationFn: (to: Step): Promise<Change> => {
      if (to === 'approve') return approve(change.id, reason)
      if (to === 'reject') return reject(change.id, reason)
      if (to === 'apply') return apply(change.id, change.plan.requires_confirmation)
      return to === 'reconcile' ? reconcile(change.id) : discard(change.id, to === 'give-up')
    },
    onSuccess: (next) => {
      learn([next])
      client.setQueryData<Change>(['change', next.id], (held) => (held && held.revision > next.revision ? held : next))
      void client.invalidateQueries({ queryKey: ['changes'] })
      setAsking(undefined)
      setReason('')
      setTyped('')
    },
    onError: () => void client.invalidateQueries({ queryKey: ['change', change.id] }),
  })
  if (!atLeast(user, 'site_admin')) return null
  const closed = user && !user.gates.writes_open ? user.gates.closed_by.join(', ') : undefined
  const mustName = change.plan.risk === 'catastrophic'
  const run = (to: Step) => !step.isPending && step.mutate(to)
  const button = (to: Step, label: string, act: () => void, look: { primary?: boolean; danger?: boolean; disabled?: boolean } = {}) => (
    <Button key={to} variant={look.primary ? 'filled' : 'default'} color={look.danger ? 'red' : undefined} disabled={look.disabled} loading={step.isPending && step.variables === to} onClick={act}>{label}</Button>
  )
  const { progress } = text.changes
  const buttons = [
    change.status === 'unknown' && button('give-up', progress.giveUp, () => run('give-up')),
    change.status === 'unknown' && button('reconcile', progress.reconcile, () => run('reconcile'), { primary: true }),
    mayDiscard(change, user) && button('discard', words.discard, () => run('discard')),
    mayReject(change, user) && change.approval !== 'none' && button('reject', words.reject, () => (asking === 'reject' && reason.trim() ? run('reject') : setAsking('reject')), { danger: asking === 'reject', primary: asking === 'reject', disabled: asking === 'reject' && !reason.trim() }),
    mayApprove(change, user) && button('approve', words.approve, () => run('approve'), { primary: true }),
    mayApply(change, user) && button('apply', words.apply, () => (mustName && asking !== 'apply' ? setAsking('apply') : run('apply')), { primary: true, danger: mustName, disabled: !!closed || (mustName && asking === 'apply' && typed !== name) }),
  ].filter(Boolean)
  const own = change.status === 'pending' && change.approval === 'two_persons' && change.requested_by.user_id === user?.user_id
  if (buttons.length === 0 && !step.isError) return null
  return (
    <section className="plan-form" aria-label={text.changes.title}>
      {step.isError && <div className="note" data-tone="bad" role="alert"><strong>{words.failed}.</strong> {AppError.from(step.error).message}</div>}
      {own && <p className="muted">{words.ownTwoPersons}</p>}
      {closed && mayApply(change, user) && <p className="muted">{words.closed(closed)}</p>}
      {asking === 'reject' && <TextInput label={words.reason} description={words.rejectWhy} value={reason} maxLength={2000} data-autofocus onChange={(event) => setReason(event.currentTarget.value)} />}
      {asking === 'apply' && mustName && mayApply(change, user) && <ConfirmByName name={name} typed={typed} onTyped={setTyped} />}
      <div className="plan-buttons">{buttons}</div>
    </section>
  )
}
