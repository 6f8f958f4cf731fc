import { Button, Drawer, Textarea } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { AppError } from '../api/AppError'
import type { Change } from '../api/changes'
import { clusterDashboard } from '../inventory/clusters/queries'
import { me } from '../inventory/session'
import { learn } from '../live/changes'
import { text } from '../text/en'
import { Copy } from '../ui/Copy'
import { ErrorState } from '../ui/ErrorState'
import { PHONE } from '../ui/media'
import { stringifySearch } from '../ui/search'
import { useEscape } from '../ui/useEscape'
import { useLatest } from '../ui/useLatest'
import { ChangeView } from './change/ChangeView'
import { decide, type Way } from './decide'
import { formOf, type Refused } from './forms'
import { draftKey, drafts } from './forms/draft'
import { RefusedFields } from './forms/kit'
import { RequestForm } from './forms/RequestForm'
import { whatOf } from './look'
import { newKey } from './newKey'
import { ApprovalLine, ConfirmByName, GateLine, PlanView } from './parts'
import { apply, isLost, preflight, stage } from './queries'
import { confirmName, operationOf, toSearch, type Payload, type PlanRequest } from './request'

const words = text.changes.plan
const NONE: Refused = {}

interface Props {
  opened: { key: string; plan?: PlanRequest; change?: string; onStaged?: (change: string) => void }
  /** Which change is looked at, so that nobody is told of it twice. */
  onShown: (change: string | undefined) => void
  onClose: () => void
}

/** From the wish to its end: fields, plan, and what becomes of it. Closing it stops nothing. */
export default function PlanDrawer({ opened, onShown, onClose }: Props) {
  const isPhone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false })
  const [shown, setShown] = useState<{ id: string; problem?: AppError } | undefined>(opened.change ? { id: opened.change } : undefined)
  useEffect(() => {
    onShown(shown?.id)
    return () => onShown(undefined)
  }, [shown?.id, onShown])
  useEscape(onClose)
  useFocusBack()
  const request = opened.plan
  const title = request ? words.title(whatOf({ ...request, operation: operationOf(request) }), titleName(request)) : text.changes.one
  return (
    <Drawer
      className="plan-drawer"
      opened
      onClose={onClose}
      closeOnEscape={false}
      position="right"
      size={isPhone ? '100%' : 640}
      title={title}
      overlayProps={{ blur: 0, backgroundOpacity: 0.25 }}
      closeButtonProps={{ 'aria-label': text.common.close }}
      transitionProps={{ duration: 0 }}
    >
      {shown ? <Shown id={shown.id} problem={shown.problem} named={request !== undefined} onClose={onClose} />
        : request && <Planning key={opened.key} request={request} id={opened.key} onStaged={(id, problem) => { setShown({ id, problem }); drafts.drop(draftKey(request)); opened.onStaged?.(id) }} onClose={onClose} />}
    </Drawer>
  )
}

/** It comes and goes as a whole, so the drawer itself gives no focus back: to what opened it, or to the page where a menu's entry did. */
function useFocusBack() {
  const [opener] = useState(() => document.activeElement)
  useEffect(() => () => {
    const back = opener instanceof HTMLElement && opener !== document.body && opener.isConnected ? opener : document.getElementById('content')
    back?.focus({ preventScroll: true })
  }, [opener])
}

/** What is only about to be made has no name yet. */
const isNew = (request: PlanRequest) => operationOf(request) === 'create' && !(request.name ?? request.targetId ?? request.node ?? request.vmid) && request.feature !== 'proxmox.sdn.apply'

const titleName = (request: PlanRequest) =>
  isNew(request) ? '' : request.targetId && request.name !== request.targetId ? `${request.targetId} (${request.name ?? ''})` : request.name ?? request.targetId ?? (request.vmid !== undefined ? String(request.vmid) : request.node ?? text.changes.theCluster)

function Shown({ id, problem, named, onClose }: { id: string; problem?: AppError; named: boolean; onClose: () => void }) {
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => top.current?.focus(), [])
  return (
    <div className="plan" ref={top} tabIndex={-1}>
      {problem && <div className="note" data-tone="warn" role="alert"><strong>{words.stagedNotRun}.</strong> {problem.message}</div>}
      <ChangeView id={id} inDrawer named={named} onLeave={onClose} />
    </div>
  )
}

interface PlanningProps {
  request: PlanRequest
  id: string
  onStaged: (change: string, problem?: AppError) => void
  onClose: () => void
}

function Planning({ request, id, onStaged, onClose }: PlanningProps) {
  const hasForm = formOf(request) !== undefined
  const [payload, setPayload] = useState<Payload | undefined>(request.payload)
  const [at, setAt] = useState<Partial<PlanRequest>>()
  const [filled, setFilled] = useState<Payload>()
  const [refused, setRefused] = useState<Refused>()
  const [step, setStep] = useState<'form' | 'plan'>(hasForm && request.form ? 'form' : 'plan')
  const full = useMemo(() => ({ ...request, ...at, payload }), [request, at, payload])
  if (hasForm && step === 'form') {
    return (
      <RefusedFields value={refused ?? NONE}>
        <RequestForm
          request={full}
          filled={filled}
          onCancel={onClose}
          onDone={(next, where, values) => {
            setPayload(next)
            setAt(where)
            setFilled(values)
            setRefused(undefined)
            setStep('plan')
          }}
        />
      </RefusedFields>
    )
  }
  const onBack = (errors?: Refused) => {
    setRefused(errors)
    setStep('form')
  }
  return <Plan request={full} id={id} onBack={hasForm ? onBack : undefined} onStaged={onStaged} onClose={onClose} />
}

function Plan({ request, id, onBack, onStaged, onClose }: PlanningProps & { onBack?: (errors?: Refused) => void }) {
  const client = useQueryClient()
  const user = useQuery(me()).data
  const cluster = useQuery(clusterDashboard(request.controller)).data
  const found = useQuery(preflight(request, id))
  const [notes, setNotes] = useState('')
  const [typed, setTyped] = useState('')
  const keyed = useRef({ content: '', key: '' })
  const send = useMutation({
    mutationFn: async (way: Way): Promise<{ change: Change; problem?: AppError }> => {
      // One key for one content: what is sent again after a lost answer is the same change, and other words are another one.
      const content = JSON.stringify([request, notes])
      if (keyed.current.content !== content) keyed.current = { content, key: newKey() }
      const staged = await stage(request, notes, keyed.current.key)
      if (way !== 'run') return { change: staged }
      try {
        return { change: await apply(staged.id, staged.plan.requires_confirmation) }
      } catch (error) {
        return { change: staged, problem: AppError.from(error) }
      }
    },
    onSuccess: ({ change, problem }) => {
      learn([change])
      client.setQueryData<Change>(['change', change.id], (held) => (held && held.revision > change.revision ? held : change))
      void client.invalidateQueries({ queryKey: ['changes'] })
      onStaged(change.id, problem)
    },
  })
  const plan = found.data
  const refusal = found.isError ? AppError.from(found.error) : send.isError ? AppError.from(send.error) : undefined
  const back = useLatest(onBack)
  useEffect(() => {
    // Values that break a rule are mended where they were entered.
    if (refusal?.status === 422 && Object.keys(refusal.errors).length > 0) back.current?.(refusal.errors)
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [refusal?.status])
  const { ways, confirm } = decide(user, plan?.approval ?? 'none', plan?.risk ?? 'safe')
  const name = confirmName(request)
  // A plan that is there can be run by Enter; one that can't be undone, or that somebody else wrote, begins on Cancel.
  const begin = confirm === 'name' || request.sent || ways.length === 0 ? 'cancel' : 'main'
  const foot = useRef<HTMLDivElement>(null)
  const there = plan !== undefined
  useEffect(() => {
    if (there) foot.current?.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true })
  }, [there])
  const confirmed = confirm === 'none' || typed === name
  return (
    <div className="plan">
      <p className="muted row">
        {[cluster?.controller_name, request.node].filter(Boolean).join(' / ')}
        <Copy value={window.location.origin + import.meta.env.BASE_URL + 'plan' + stringifySearch({ ...toSearch(request) })} what={words.copyLink} />
      </p>
      {found.isPending && <p className="muted" role="status">{words.planning}</p>}
      {found.isError && <NotPlanned error={AppError.from(found.error)} retry={() => void found.refetch()} onBack={onBack} />}
      {plan && (
        <>
          <PlanView plan={plan} />
          <Textarea label={words.notes} placeholder={words.notesPlaceholder} value={notes} maxLength={2000} autosize minRows={1} maxRows={4} onChange={(event) => setNotes(event.currentTarget.value)} />
          <div className="plan-foot" ref={foot}>
            <GateLine user={user} />
            <ApprovalLine rule={plan.approval} />
            {ways.includes('run') && confirm === 'name' && <ConfirmByName name={name} typed={typed} onTyped={setTyped} />}
            {send.isError && (isLost(send.error)
              ? <div className="note" data-tone="warn" role="alert">{words.lost}</div>
              : <NotPlanned error={AppError.from(send.error)} onBack={onBack} />)}
            {ways.length === 0 && <p className="muted">{words.readOnly}</p>}
            <div className="plan-buttons">
              {onBack && <Button variant="default" onClick={() => onBack()}>{words.change}</Button>}
              <Button variant="default" onClick={onClose} data-first={begin === 'cancel' ? true : undefined}>{text.common.cancel}</Button>
              {ways.toReversed().map((way) => {
                const main = way === ways[0]
                return (
                  <Button
                    key={way}
                    variant={main ? 'filled' : 'default'}
                    color={way === 'run' && confirm === 'name' ? 'red' : undefined}
                    disabled={way === 'run' && !confirmed}
                    loading={send.isPending && send.variables === way}
                    data-first={main && begin === 'main' ? true : undefined}
                    onClick={() => !send.isPending && send.mutate(way)}
                  >
                    {words[way]}
                  </Button>
                )
              })}
            </div>
          </div>
        </>
      )}
    </div>
  )
}

/** Why there is no plan: what is in the way, values that break a rule, or a failure. */
function NotPlanned({ error, retry, onBack }: { error: AppError; retry?: () => void; onBack?: (errors?: Refused) => void }) {
  const fields = Object.entries(error.errors)
  if (error.status !== 409 && error.status !== 422) return <ErrorState what={words.failed} error={error} retry={retry} />
  return (
    <div className="note" data-tone={error.status === 409 ? 'warn' : 'bad'} role="alert">
      <strong>{error.status === 409 ? words.inTheWay : words.invalid}</strong>
      {(fields.length === 0 || error.status === 409) && <p>{error.message}</p>}
      {fields.length > 0 && <ul>{fields.flatMap(([field, faults]) => faults.map((fault) => <li key={field + fault}>{fault}</li>))}</ul>}
      <div className="row">
        {onBack && <Button variant="default" onClick={() => onBack(error.errors)}>{words.change}</Button>}
        {retry && <Button variant="default" onClick={retry}>{words.again}</Button>}
      </div>
    </div>
  )
}
