import { Button, Drawer, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Guest } from '../../api/types'
import { me } from '../../inventory/session'
import { useLiveChange } from '../../live/changes'
import { text } from '../../text/en'
import { PHONE } from '../../ui/media'
import { StatusMark } from '../../ui/StatusMark'
import { useEscape } from '../../ui/useEscape'
import { RequestForm } from '../forms/RequestForm'
import { statusLook } from '../look'
import { GateLine } from '../parts'
import type { Payload } from '../request'
import { planner, type BulkRequest } from '../store'
import { byCluster, requestFor, sortOut } from './outcome'
import { runAll, stageAll, type ItemResult } from './run'
import { saveResults } from './csv'

const words = text.changes.bulk
const NEEDS_FORM: BulkRequest['action'][] = ['snapshot', 'backup', 'migrate']
const WITHOUT_BULK_ROUTE: BulkRequest['action'][] = ['snapshot', 'backup']

/** One action for many guests: who takes part, one confirmation, and a result for each. */
export default function BulkDrawer({ bulk, onClose }: { bulk: BulkRequest; onClose: () => void }) {
  const isPhone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false })
  const [payload, setPayload] = useState<Payload>()
  useEscape(onClose)
  const first = bulk.guests[0]
  const needsForm = NEEDS_FORM.includes(bulk.action)
  const clusters = byCluster(bulk.guests).size
  // A target or a storage is chosen among those of the node that all are on.
  const node = first && bulk.guests.every((guest) => guest.node === first.node) ? first.node : undefined
  return (
    <Drawer
      className="plan-drawer"
      opened
      onClose={onClose}
      closeOnEscape={false}
      position="right"
      size={isPhone ? '100%' : 640}
      title={words.title(text.changes.actions[bulk.action], bulk.guests.length)}
      overlayProps={{ blur: 0, backgroundOpacity: 0.25 }}
      closeButtonProps={{ 'aria-label': text.common.close }}
      transitionProps={{ duration: 0 }}
    >
      {needsForm && bulk.action !== 'snapshot' && clusters > 1 ? <p className="note" data-tone="warn">{words.oneCluster}</p>
        : first && needsForm && !payload ? <RequestForm request={{ ...requestFor(bulk.action, first, bulk.payload ?? {}), node: node ?? (bulk.action === 'migrate' ? undefined : first.node), form: true }} onDone={setPayload} onCancel={onClose} />
        : <Run bulk={bulk} payload={payload ?? {}} onClose={onClose} />}
    </Drawer>
  )
}

function Run({ bulk, payload, onClose }: { bulk: BulkRequest; payload: Payload; onClose: () => void }) {
  const client = useQueryClient()
  const user = useQuery(me()).data
  const [results, setResults] = useState<ReadonlyMap<string, ItemResult | 'working'>>(new Map())
  const [state, setState] = useState<'plan' | 'running' | 'done'>('plan')
  const [typed, setTyped] = useState('')
  const { will, out } = sortOut(bulk, typeof payload.target === 'string' ? payload.target : '')
  const open = user?.gates.writes_open === true
  const mustType = bulk.action === 'delete' && open
  const failures = will.filter((guest) => isFailure(results.get(guest.id)))
  const answered = will.filter((guest) => typeof results.get(guest.id) === 'object').length

  const start = async (guests: readonly Guest[]) => {
    setState('running')
    const tell = (guest: Guest, result: ItemResult | 'working') => setResults((before) => new Map(before).set(guest.id, result))
    if (open && !WITHOUT_BULK_ROUTE.includes(bulk.action)) await runAll(bulk.action, guests, payload, tell)
    else await stageAll(bulk.action, guests, payload, open, tell)
    void client.invalidateQueries({ queryKey: ['changes'] })
    setState('done')
  }
  const close = () => {
    if (state === 'done') bulk.onDone?.(failures.map((guest) => guest.id))
    onClose()
  }
  return (
    <div className="plan">
      {will.length === 0 ? <p className="note" data-tone="warn">{words.none}</p> : <h3>{words.will(will.length)}</h3>}
      {state !== 'plan' && <p role="status">{words.progress(answered, will.length)}</p>}
      {will.length > 0 && (
        <ul className="bulk-list" tabIndex={0} aria-label={words.will(will.length)}>
          {will.map((guest) => <Item key={guest.id} guest={guest} result={results.get(guest.id)} started={state !== 'plan'} />)}
        </ul>
      )}
      {out.length > 0 && (
        <details open={state === 'plan'}>
          <summary>{words.already(out.length)}</summary>
          <ul className="bulk-list">{out.map(({ guest, why }) => <li key={guest.id}><span>{guest.name}</span><span className="muted">{guest.controller_name} / {guest.node}</span><span className="muted">{why}</span></li>)}</ul>
        </details>
      )}
      <div className="plan-foot">
        {state === 'plan' && <GateLine user={user} />}
        {state === 'plan' && mustType && will.length > 0 && (
          <div className="note" data-tone="bad">
            <strong><span aria-hidden="true">✖ </span>{text.changes.plan.confirmTitle}</strong>
            <p>{words.deleteHint}</p>
            <TextInput label={text.changes.plan.confirmCount(will.length)} value={typed} autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} />
          </div>
        )}
        <div className="plan-buttons">
          {state === 'done' && <Button variant="default" onClick={() => saveResults(bulk.action, will, results)}>{words.csv}</Button>}
          <Button variant="default" onClick={close}>{state === 'plan' ? text.common.cancel : text.common.close}</Button>
          {state === 'plan' && will.length > 0 && (
            <Button color={mustType ? 'red' : undefined} disabled={mustType && typed !== String(will.length)} onClick={() => void start(will)}>{open ? words.run(will.length) : words.stage(will.length)}</Button>
          )}
          {state === 'done' && failures.length > 0 && <Button onClick={() => void start(failures)}>{words.retry(failures.length)}</Button>}
        </div>
      </div>
    </div>
  )
}

const isFailure = (result: ItemResult | 'working' | undefined) => typeof result === 'object' && !result.ok && !result.waits

function Item({ guest, result, started }: { guest: Guest; result: ItemResult | 'working' | undefined; started: boolean }) {
  const done = typeof result === 'object' ? result : undefined
  const live = useLiveChange(done?.changeId)
  const status = live?.status ?? done?.status
  return (
    <li>
      <span>{guest.name} <span className="muted">{guest.vmid}</span></span>
      <span className="muted">{done?.problem && !live ? done.problem : live?.failure_reason ?? `${guest.controller_name} / ${guest.node}`}</span>
      <span>
        {!started ? null
          : result === undefined ? <span className="muted">{words.waiting}</span>
          : result === 'working' ? <StatusMark look={{ glyph: '⟳', tone: 'info', word: words.working }} />
          : done?.changeId && status ? <button type="button" className="link-button" onClick={() => planner.show(done.changeId!)}><StatusMark look={statusLook(status)} /></button>
          : done?.waits ? <StatusMark look={{ glyph: '◷', tone: 'warn', word: words.needsApproval }} />
          : <StatusMark look={{ glyph: '✖', tone: 'bad', word: words.failed }} title={done?.problem} />}
      </span>
    </li>
  )
}
