import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { GuestConfig } from '../../../api/pages'
import type { Guest } from '../../../api/types'
import { guestRead } from '../../../inventory/reads'
import { guestTarget, kindOf, usePlan } from '../../../plan'
import { drafts } from '../../../plan/forms/draft'
import { rules } from '../../../plan/forms/rules'
import { text } from '../../../text/en'
import { Loaded } from '../../../ui/Loaded'
import { settingName } from '../config'
import { fieldsOf, isLive, type FieldSpec } from './fields'
import { Field } from './Field'
import { changesOf, faultOf, payloadOf, valuesOf, type ValueChange, type Values } from './values'

const words = text.guestForms.edit

interface Props {
  guest: Guest
  group: 'hardware' | 'options'
  title: string
  onEnd: () => void
}

/** The settings as a form, beside it what is changed and when it takes effect. The plan is the only way on. */
export function EditSettings({ guest, group, title, onEnd }: Props) {
  const config = useQuery(guestRead<GuestConfig>(guest, '/config'))
  return (
    <section className="section" aria-label={title}>
      <Loaded query={config} what={title.toLowerCase()} lines={8}>{(data) => <Form guest={guest} group={group} title={title} config={data} onEnd={onEnd} />}</Loaded>
    </section>
  )
}

const faults: Partial<Record<string, (value: string) => string | undefined>> = { name: rules.host, hostname: rules.host, tags: rules.tags }

const faultText = (spec: FieldSpec, value: string) => (faultOf(spec, value) ? text.guestForms.range(spec.least ?? 0, spec.most) : faults[spec.key]?.(value))

function Form({ guest, group, title, config, onEnd }: Props & { config: GuestConfig }) {
  const plan = usePlan()
  const fields = fieldsOf(guest.vm_type, group)
  // What was begun with stays, so that somebody else's change in between shows as theirs, by the digest, and not as ours.
  const [began] = useState(config)
  const stored = valuesOf(began, fields)
  const key = `edit ${guest.id} ${group}`
  const [kept] = useState(() => drafts.read<Record<string, string>>(key))
  const [values, setValues] = useState<Values>(() => ({ ...stored, ...Object.fromEntries(Object.entries(kept ?? {}).filter(([name, value]) => name in stored && typeof value === 'string')) } as Values))
  const [staged, setStaged] = useState(false)
  const changes = changesOf(stored, values)
  useEffect(() => {
    if (staged || changes.length === 0) drafts.drop(key)
    else drafts.keep(key, Object.fromEntries(changes.map((each) => [each.key, each.to])))
  })
  const broken = fields.some((spec) => faultText(spec, values[spec.key] ?? '') !== undefined)
  const dirty = changes.length > 0 && !staged
  const blocker = useBlocker({ shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname, enableBeforeUnload: () => dirty, withResolver: true })
  const set = (name: string, value: string) => setValues((before) => ({ ...before, [name]: value }))
  const end = () => {
    drafts.drop(key)
    onEnd()
  }
  const open = () =>
    plan.open({ ...guestTarget(guest), feature: `proxmox.${kindOf(guest.vm_type)}.config`, operation: 'update', payload: payloadOf(changes, began.digest) }, () => {
      setStaged(true)
      end()
    })
  return (
    <>
      <div className="section-head edit-head">
        <h2>{title}</h2>
        <span className="spacer" />
        <Button variant="default" onClick={end}>{dirty ? words.discard : words.stop}</Button>
        <Button disabled={!dirty || broken} onClick={open}>{words.plan}</Button>
      </div>
      {kept && changes.length > 0 && <p className="muted" role="status">{words.drafted}</p>}
      <div className="edit-form">
        <form className="card edit-fields" onSubmit={(event) => { event.preventDefault(); if (dirty && !broken) open() }}>
          {fields.map((spec) => {
            const value = values[spec.key] ?? ''
            const label = settingName(spec.key)
            const changed = value !== stored[spec.key]
            return (
              <div key={spec.key} className="edit-field" data-changed={changed || undefined}>
                <div className="edit-label">
                  <span>{changed && <span aria-hidden="true">● </span>}{label}</span> <code className="muted">{spec.key}</code>
                  {changed && <button type="button" className="link small" onClick={() => set(spec.key, stored[spec.key]!)} aria-label={words.undo(label, words.was(shown(stored[spec.key]!)))}>{words.was(shown(stored[spec.key]!))}</button>}
                </div>
                <Field spec={spec} label={label} value={value} stored={stored[spec.key]!} config={began} error={faultText(spec, value)} onChange={(next) => set(spec.key, next)} />
              </div>
            )
          })}
          <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
        </form>
        <Differences guest={guest} changes={changes} hotplug={values.hotplug || began.hotplug} />
      </div>
      {blocker.status === 'blocked' && (
        <Modal opened onClose={blocker.reset} title={words.leaveTitle} centered>
          <p>{words.leave(changes.length)}</p>
          <div className="form-actions">
            <Button variant="default" onClick={blocker.reset} data-autofocus>{words.stay}</Button>
            <Button onClick={blocker.proceed}>{words.go}</Button>
          </div>
        </Modal>
      )}
    </>
  )
}

const MOST_SHOWN = 40
const shown = (value: string) => (value === '' ? words.unset : value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value)

/** Old and new side by side with when it takes effect. */
function Differences({ guest, changes, hotplug }: { guest: Guest; changes: readonly ValueChange[]; hotplug: unknown }) {
  const running = guest.status === 'running'
  const live = (key: string) => isLive(key, guest.vm_type, hotplug)
  return (
    <aside className="card edit-diff" aria-label={words.differences}>
      <h3>{words.differences} <span className="muted count">{changes.length > 0 && changes.length}</span></h3>
      {changes.length === 0 ? <p className="muted">{words.none}</p> : (
        <ul aria-live="polite">
          {changes.map(({ key, from, to }) => (
            <li key={key}>
              <div className="edit-diff-head"><strong>{settingName(key)}</strong>{running && <span className="chip" data-tone={live(key) ? 'ok' : 'warn'}>{live(key) ? words.now : words.later}</span>}</div>
              <div className="diff-mark" data-side="remove"><span aria-hidden="true">− </span><span className="sr-only">{text.changes.plan.remove} </span>{from || words.unset}</div>
              <div className="diff-mark" data-side="add"><span aria-hidden="true">+ </span><span className="sr-only">{text.changes.plan.add} </span>{to || words.unset}</div>
            </li>
          ))}
        </ul>
      )}
      {changes.length > 0 && (!running ? <p className="muted">{words.stopped}</p> : changes.some(({ key }) => !live(key)) && <p className="muted">{words.laterNote}</p>)}
    </aside>
  )
}
