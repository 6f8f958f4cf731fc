import { Button, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { AppError } from '../../../api/AppError'
import type { Change, Review, ReviewResult } from '../../../api/changes'
import { me } from '../../../inventory/session'
import { learn } from '../../../live/changes'
import { mayApply, mayApprove, mayDiscard, mayReject } from '../../../plan/decide'
import { targetName, whatOf } from '../../../plan/look'
import { reviewMany } from '../../../plan/queries'
import { text } from '../../../text/en'

const words = text.changes.review

const REVIEWS: { action: Review; may: typeof mayApprove }[] = [
  { action: 'discard', may: mayDiscard },
  { action: 'reject', may: mayReject },
  { action: 'approve', may: mayApprove },
  { action: 'apply', may: mayApply },
]

/** What can be done to all that are picked; each button says for how many. Each change has its own result. */
export function ReviewBar({ changes, onClear, onDone }: { changes: readonly Change[]; onClear: () => void; onDone: (failed: readonly string[]) => void }) {
  const client = useQueryClient()
  const user = useQuery(me()).data
  const [asking, setAsking] = useState<'reject' | 'apply'>()
  const [typed, setTyped] = useState('')
  const [running, setRunning] = useState<Review>()
  const [results, setResults] = useState<ReviewResult[]>()
  const [error, setError] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [asking])
  const failed = results?.filter((result) => !result.ok) ?? []

  const run = async (action: Review, of: readonly Change[]) => {
    setRunning(action)
    setError(undefined)
    try {
      const { results } = await reviewMany(action, of.map((change) => change.id), action === 'reject' ? typed : '', action === 'apply' && of.some((change) => change.plan.requires_confirmation))
      learn(results.flatMap((result) => (result.change ? [result.change] : [])))
      setResults(results)
      onDone(results.filter((result) => !result.ok).map((result) => result.change_id))
    } catch (problem) {
      setError(AppError.from(problem).message)
    }
    await client.invalidateQueries({ queryKey: ['changes'] })
    setRunning(undefined)
    setAsking(undefined)
    setTyped('')
  }
  const press = (action: Review, of: readonly Change[]) => {
    const dangerous = action === 'apply' && of.some((change) => change.plan.risk === 'catastrophic')
    if (action === 'reject' && (asking !== 'reject' || !typed.trim())) setAsking('reject')
    else if (dangerous && (asking !== 'apply' || typed !== String(of.length))) setAsking('apply')
    else void run(action, of)
  }
  const applying = changes.filter((change) => mayApply(change, user))
  return (
    <div className="bulk-bar" role="region" aria-label={text.changes.bulk.selected(changes.length)}>
      <strong>{text.changes.bulk.selected(changes.length)}</strong>
      {asking === 'reject' && <TextInput ref={field} aria-label={words.reason} placeholder={words.rejectWhy} value={typed} maxLength={2000} w={300} onChange={(event) => setTyped(event.currentTarget.value)} />}
      {asking === 'apply' && <TextInput ref={field} label={text.changes.plan.confirmCount(applying.length)} value={typed} autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} />}
      {error && <span role="alert" className="status" data-tone="bad">{error}</span>}
      {results && <span role="status">{text.changes.queue.reviewed(results.length - failed.length, failed.length)}</span>}
      <span className="spacer" />
      {REVIEWS.map(({ action, may }) => {
        const of = changes.filter((change) => may(change, user) && (action !== 'reject' || change.approval !== 'none'))
        if (of.length === 0) return null
        const closed = action === 'apply' && !user?.gates.writes_open
        return (
          <Button key={action} variant={action === 'approve' || action === 'apply' ? 'filled' : 'default'} disabled={closed} title={closed ? words.closed(user?.gates.closed_by.join(', ') ?? '') : undefined} loading={running === action} onClick={() => press(action, of)}>
            {words[action]} {of.length}
          </Button>
        )
      })}
      <Button variant="subtle" onClick={onClear}>{text.changes.bulk.clear}</Button>
      {failed.length > 0 && (
        <ul className="bulk-list bulk-faults">
          {failed.map((result) => {
            const change = changes.find((each) => each.id === result.change_id)
            return <li key={result.change_id}><span>{change ? `${whatOf(change)} ${targetName(change)}` : result.change_id}</span><span>{result.error?.detail}</span></li>
          })}
        </ul>
      )}
    </div>
  )
}
