import { Button } from '@mantine/core'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { AppError } from '../../../api/AppError'
import type { Guest } from '../../../api/types'
import { useAtLeast } from '../../../inventory/session'
import { guestTarget, kindOf, PlanButton } from '../../../plan'
import { text } from '../../../text/en'
import { Choices } from '../../../ui/Choices'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { Skeleton } from '../../../ui/Loaded'
import { useLatest } from '../../../ui/useLatest'
import { closed } from '../console/close'
import { openConsole, type ConsoleKind } from '../console/open'
import type { GuestTabProps } from '../tabs'

const Vnc = lazy(() => import('../console/Vnc'))
const Terminal = lazy(() => import('../console/Terminal'))
const words = text.pages.console
const TRIES = 5
const WAIT_MS = 2000

export interface ConsoleProps {
  url: string
  onOpen: () => void
  onClosed: (code: number, reason: string) => void
}

export default function ConsoleTab({ guest, search, onSearch }: GuestTabProps) {
  const may = useAtLeast('site_admin')
  const kind: ConsoleKind = search.kind === 'term' || search.kind === 'vnc' ? search.kind : guest.vm_type === 'lxc' ? 'term' : 'vnc'
  if (!may) return <EmptyState title={words.roleTitle}>{words.role}</EmptyState>
  if (guest.status !== 'running') {
    return <EmptyState title={words.stoppedTitle} action={<PlanButton plan={{ ...guestTarget(guest), feature: `proxmox.${kindOf(guest.vm_type)}.start` }}>{words.start}</PlanButton>}>{words.stopped}</EmptyState>
  }
  return (
    <>
      <Choices label={words.kind} value={kind} options={(['vnc', 'term'] as const).map((value) => ({ value, label: words.kinds[value] }))} onChange={(value) => onSearch({ kind: value })} />
      <Connection key={kind} guest={guest} kind={kind} />
    </>
  )
}

type State = { phase: 'asking' } | { phase: 'connecting' | 'open'; url: string } | { phase: 'closed'; said: string; again: boolean } | { phase: 'refused'; error: unknown }

function Connection({ guest, kind }: { guest: Guest; kind: ConsoleKind }) {
  const [state, setState] = useState<State>({ phase: 'asking' })
  const [{ round, tries }, setAttempt] = useState({ round: 0, tries: 0 })
  const { controller_id, node, vm_type, vmid } = guest
  const at = useLatest(guest)
  useEffect(() => {
    let gone = false
    openConsole(at.current, kind).then(
      (url) => { if (!gone) setState({ phase: 'connecting', url }) },
      (error: unknown) => { if (!gone) setState({ phase: 'refused', error }) },
    )
    return () => { gone = true }
    // A guest that moved is asked for where it is now.
  }, [controller_id, vm_type, vmid, kind, round, at])
  const again = useCallback((next: number) => {
    setState({ phase: 'asking' })
    setAttempt((before) => ({ round: before.round + 1, tries: next }))
  }, [])
  const retries = state.phase === 'closed' && state.again && tries < TRIES
  useEffect(() => {
    if (!retries) return
    const timer = setTimeout(() => again(tries + 1), WAIT_MS * (tries + 1))
    return () => clearTimeout(timer)
  }, [retries, tries, again])
  const now = () => again(0)
  const live = state.phase === 'connecting' || state.phase === 'open'
  return (
    <section className="console" aria-label={words.of(guest.name)}>
      <p className="panel-line" role="status">
        {state.phase === 'open' ? <span data-tone="ok"><span aria-hidden="true">● </span>{words.connected(node)}</span>
          : state.phase === 'closed' ? <span data-tone="warn"><span aria-hidden="true">■ </span>{state.said} {retries && words.trying(tries + 1, TRIES)}</span>
          : state.phase === 'refused' ? null : <span data-tone="info"><span aria-hidden="true">⟳ </span>{words.connecting}</span>}
        {state.phase === 'closed' && <Button variant="default" onClick={now}>{words.again}</Button>}
      </p>
      {state.phase === 'refused' && <ErrorState what={words.refused} error={AppError.from(state.error)} retry={now} />}
      {live && (
        <Suspense fallback={<Skeleton lines={8} />}>
          <Viewer
            kind={kind}
            url={state.url}
            onOpen={() => { setAttempt((before) => ({ ...before, tries: 0 })); setState({ phase: 'open', url: state.url }) }}
            onClosed={(code, reason) => setState({ phase: 'closed', ...closed(code, reason) })}
          />
        </Suspense>
      )}
    </section>
  )
}

const Viewer = ({ kind, ...props }: ConsoleProps & { kind: ConsoleKind }) => (kind === 'vnc' ? <Vnc {...props} /> : <Terminal {...props} />)
