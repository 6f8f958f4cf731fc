import { Autocomplete, Button, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { AppError } from '../../../api/AppError'
import { useAtLeast } from '../../../inventory/session'
import { text } from '../../../text/en'
import { Choices } from '../../../ui/Choices'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { Loaded, Section } from '../../../ui/Loaded'
import { NotFound } from '../../../ui/NotFound'
import { ReadTable } from '../../../ui/ReadTable'
import { StatusMark } from '../../../ui/StatusMark'
import type { Tone } from '../../../ui/state'
import { Time } from '../../../ui/Time'
import { catalog, connections, deadLetters, discard, replay, runs, tryConnection, type Connection, type Delivery, type Run, type Trial } from '../fabric/queries'
import { WiringForm } from '../fabric/WiringForm'

const route = getRouteApi('/shell/admin/fabric/$id')
const words = text.fabric
const CONNECTION_TABS = ['runs', 'dead', 'wiring', 'test'] as const

/** One connection: what became of its events, what was given up, how it is wired, what it would do. */
export function ConnectionPage() {
  const { id } = route.useParams()
  const { tab = 'runs' } = route.useSearch()
  const navigate = useNavigate()
  const may = useAtLeast('org_admin')
  const list = useQuery(connections())
  return (
    <div className="page">
      <Loaded query={list} what={words.connections.one.toLowerCase()}>
        {(all) => {
          const connection = all.find((each) => each.id === id)
          if (!connection) return <NotFound title={text.error.notYours(words.connections.one)} hint={text.error.notYoursCure} />
          return (
            <>
              <div className="list-head">
                <h1>{connection.name}</h1>
                <span className="status" data-tone={connection.enabled ? 'ok' : 'muted'}><span className="glyph" aria-hidden="true">{connection.enabled ? '✔' : '■'}</span>{connection.enabled ? words.connections.on : words.connections.off}</span>
                <code>{connection.source_event}</code>
              </div>
              <p className="muted">{words.connections.author(connection.author.username)}</p>
              <Choices
                label={connection.name}
                value={tab}
                options={CONNECTION_TABS.filter((each) => each !== 'test' || may).map((value) => ({ value, label: words.connections.tabs[value] }))}
                onChange={(next) => void navigate({ to: '/admin/fabric/$id', params: { id }, search: { tab: next === 'runs' ? undefined : next } })}
              />
              {tab === 'runs' && <Runs id={id} />}
              {tab === 'dead' && <DeadLetters id={id} may={may} />}
              {tab === 'wiring' && <WiringForm key={connection.updated_at} connection={connection} readOnly={!may} onSaved={() => undefined} />}
              {tab === 'test' && may && <Test connection={connection} />}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

const OUTCOMES: Record<Run['outcome'], { glyph: string; tone: Tone }> = {
  waiting: { glyph: '◷', tone: 'info' }, succeeded: { glyph: '✔', tone: 'ok' }, dead: { glyph: '✖', tone: 'bad' }, cooled_down: { glyph: '‖', tone: 'muted' }, loop_stopped: { glyph: '▲', tone: 'warn' }, discarded: { glyph: '■', tone: 'muted' },
}

function Runs({ id }: { id: string }) {
  const list = useQuery(runs(id))
  const { head } = words.runs
  return (
    <Section query={list} title={words.connections.tabs.runs} what={words.connections.tabs.runs.toLowerCase()} count={(all) => all.length}>
      {(all) => (
        <ReadTable
          label={words.connections.tabs.runs}
          rows={all}
          rowKey={(run) => run.id}
          empty={{ title: words.runs.emptyTitle, hint: words.runs.empty }}
          columns={[
            { id: 'at', header: head.at, value: (run: Run) => run.at, cell: (run) => <Time at={run.at} /> },
            { id: 'event', header: head.event, value: (run) => run.event_kind, cell: (run) => <code>{run.event_kind}</code> },
            { id: 'outcome', header: head.outcome, value: (run) => words.runs.outcomes[run.outcome] ?? run.outcome, cell: (run) => <StatusMark look={{ ...OUTCOMES[run.outcome], word: words.runs.outcomes[run.outcome] ?? run.outcome }} /> },
            { id: 'attempts', header: head.attempts, align: 'right', value: (run) => run.attempts ?? 0 },
            { id: 'changes', header: head.changes, value: (run) => run.changes?.length ?? 0, cell: (run) => (run.changes ?? []).map((change, i) => <span key={change}>{i > 0 && ', '}<Link to="/changes/$id" params={{ id: change }}>{words.runs.change(i + 1)}</Link></span>) },
            { id: 'detail', header: head.detail, value: (run) => run.detail },
          ]}
        />
      )}
    </Section>
  )
}

function DeadLetters({ id, may }: { id: string; may: boolean }) {
  const client = useQueryClient()
  const list = useQuery(deadLetters(id))
  const again = () => Promise.all([client.invalidateQueries({ queryKey: deadLetters(id).queryKey }), client.invalidateQueries({ queryKey: runs(id).queryKey })])
  const failed = (error: unknown) => notifications.show({ color: 'red', message: AppError.from(error).message })
  const one = useMutation({
    mutationFn: ({ letter, action }: { letter: Delivery; action: 'replay' | 'discard' }) => (action === 'replay' ? replay : discard)(id, letter.id),
    onSuccess: (_, { action }) => {
      notifications.show({ message: action === 'replay' ? words.dead.replayed : words.dead.discarded })
      return again()
    },
    onError: failed,
  })
  const all = useMutation({
    mutationFn: async (letters: readonly Delivery[]) => {
      const ends = await Promise.allSettled(letters.map((letter) => replay(id, letter.id)))
      return [ends.filter((end) => end.status === 'fulfilled').length, ends.filter((end) => end.status === 'rejected').length] as const
    },
    onSuccess: ([done, left]) => {
      notifications.show({ color: left > 0 ? 'red' : undefined, message: words.dead.replayedSome(done, left) })
      return again()
    },
    onError: failed,
  })
  const { head } = words.dead
  const act = (letter: Delivery, action: 'replay' | 'discard') => (
    <Button variant="default" size="compact-xs" disabled={one.isPending} aria-label={words.dead.actionOn(words.dead[action], letter.event.kind)} onClick={() => one.mutate({ letter, action })}>{words.dead[action]}</Button>
  )
  return (
    <Section query={list} title={words.connections.tabs.dead} what={words.connections.tabs.dead.toLowerCase()} count={(letters) => letters.length}
      actions={may && (list.data?.length ?? 0) > 1 && <Button variant="default" loading={all.isPending} onClick={() => all.mutate(list.data!)}>{words.dead.replayAll}</Button>}>
      {(letters) => (
        <ReadTable
          label={words.connections.tabs.dead}
          rows={letters}
          rowKey={(letter) => letter.id}
          empty={{ title: words.dead.emptyTitle, hint: words.dead.empty }}
          columns={[
            { id: 'at', header: head.at, value: (letter: Delivery) => letter.accepted_at, cell: (letter) => <Time at={letter.accepted_at} /> },
            { id: 'event', header: head.event, value: (letter) => letter.event.kind, cell: (letter) => <code>{letter.event.kind}</code> },
            { id: 'reason', header: head.reason, value: (letter) => letter.reason },
            { id: 'attempts', header: head.attempts, align: 'right', value: (letter) => letter.attempts ?? 0 },
            { id: 'payload', header: head.payload, wide: true, value: (letter) => JSON.stringify(letter.event.payload), cell: (letter) => <code>{JSON.stringify(letter.event.payload)}</code> },
            ...(may ? [{ id: 'actions', header: text.common.more, value: () => '', cell: (letter: Delivery) => <span className="row">{act(letter, 'replay')}{act(letter, 'discard')}</span> }] : []),
          ]}
        />
      )}
    </Section>
  )
}

/** What every event has by itself. */
const GIVEN = ['id', 'kind', 'at']
const SAMPLES: Record<string, unknown> = { string: 'text', integer: 1, uuid: '00000000-0000-4000-8000-000000000000', time: '2026-01-01T00:00:00Z', array: [] }

function Test({ connection }: { connection: Connection }) {
  const events = useQuery(catalog()).data?.events ?? []
  const [event, setEvent] = useState(/[*#]/.test(connection.source_event) ? '' : connection.source_event)
  const [payload, setPayload] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const trial = useMutation({ mutationFn: (fields: Record<string, unknown>) => tryConnection(connection.id, event.trim(), fields) })
  const kind = events.find((each) => each.kind === event)
  const shown = payload ?? JSON.stringify(Object.fromEntries((kind?.fields ?? []).filter((field) => !GIVEN.includes(field.name)).map((field) => [field.name, SAMPLES[field.type] ?? null])), null, 2)
  const run = () => {
    try {
      const fields: unknown = JSON.parse(shown)
      if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) throw new Error(words.test.notJson)
      setWrong(undefined)
      trial.mutate(fields as Record<string, unknown>)
    } catch {
      setWrong(words.test.notJson)
    }
  }
  const problem = trial.error ? AppError.from(trial.error) : undefined
  return (
    <div className="card spaced">
      <p className="muted">{words.test.hint}</p>
      <div className="fields">
        <Autocomplete label={words.test.event} data={events.map((each) => each.kind)} value={event} error={problem?.errors.event?.join(' ')} onChange={(next) => {
          setEvent(next)
          setPayload(undefined)
        }} />
        <Textarea label={words.test.payload} autosize minRows={4} maxRows={16} spellCheck={false} className="mono" value={shown} error={wrong ?? problem?.errors.payload?.join(' ')} onChange={(change) => setPayload(change.currentTarget.value)} />
      </div>
      <div><Button loading={trial.isPending} onClick={run}>{words.test.run}</Button></div>
      {problem && <ErrorState what={words.test.run} error={problem} />}
      {trial.data && <Result trial={trial.data} />}
      {!trial.data && !problem && events.length === 0 && <EmptyState title={text.common.loading}>{words.test.hint}</EmptyState>}
    </div>
  )
}

function Result({ trial }: { trial: Trial }) {
  const line = (key: string, ok: boolean, content: React.ReactNode) => <li key={key}><span className="glyph" data-tone={ok ? 'ok' : 'bad'} aria-hidden="true">{ok ? '✔' : '✖'}</span><span>{content}</span></li>
  return (
    <div role="status" className="stack">
      <strong>{trial.would_run ? words.test.would : words.test.wouldNot}</strong>
      <ul className="report">
        {line('event', trial.event_matches, trial.event_matches ? words.test.matches : words.test.matchesNot)}
        {trial.conditions.map(({ field, op, holds }, i) => line(`condition ${i}`, holds, `${field} ${words.wiring.ops[op] ?? op}: ${holds ? words.test.holds : words.test.fails}`))}
        {trial.steps.map(({ operation_id, inputs, errors }, i) => line(`step ${i}`, errors.length === 0, <><code>{operation_id}</code> {words.test.with} <code>{JSON.stringify(inputs)}</code> {errors.length > 0 ? words.test.refused(errors.join(' ')) : words.test.fine}</>))}
      </ul>
    </div>
  )
}
