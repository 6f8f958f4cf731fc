import { Button } from '@mantine/core'
import { createContext, useContext, useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { text } from '../../text/en'
import type { Payload } from '../request'
import type { Refused } from '.'

type Errors<T> = Partial<Record<keyof T & string, string | false | undefined>>

/** What the cluster refused of the values that were last sent. */
export const RefusedFields = createContext<Refused>({})

/**
 * Values and their faults; a fault is shown once one has tried to go on. What the cluster refused stands at its field until that is changed;
 * `named` says what the API calls a field, where it isn't the same.
 */
export function useFields<T extends Payload>(initial: T, check: (values: T) => Errors<T>, named: Partial<Record<keyof T & string, string>> = {}) {
  const [values, setValues] = useState(initial)
  const [first] = useState(initial)
  const [tried, setTried] = useState(false)
  const [touched, setTouched] = useState(false)
  const told = useContext(RefusedFields)
  const faults = check(values)
  const valid = Object.values(faults).every((fault) => !fault)
  return {
    values,
    set: (change: Partial<T>) => {
      setTouched(true)
      setValues((before) => ({ ...before, ...change }))
    },
    /** Sets what nobody typed: a default that had to be asked for. */
    fill: (change: Partial<T>) => setValues((before) => ({ ...before, ...change })),
    touched,
    error: (name: keyof T & string): string | undefined =>
      (tried ? faults[name] || undefined : undefined) ?? (values[name] === first[name] ? told[named[name] ?? name]?.join(' ') : undefined),
    /** Whether all is right; from now on what isn't says so. */
    attempt: () => {
      setTried(true)
      return valid
    },
    tried,
  }
}

interface ShellProps {
  onSubmit: () => void
  onCancel: () => void
  children: ReactNode
  /** A fault of the whole. */
  fault?: string | false
}

export function FormShell({ onSubmit, onCancel, children, fault }: ShellProps) {
  const form = useRef<HTMLFormElement>(null)
  // The drawer looks for where to begin before a form that is loaded when it is needed is there.
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus({ preventScroll: true }), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  return (
    <form className="plan-form" ref={form} onSubmit={submit} noValidate>
      {children}
      {fault && <div className="note" data-tone="bad" role="alert">{fault}</div>}
      <div className="form-actions">
        <Button type="button" variant="default" onClick={onCancel}>{text.common.cancel}</Button>
        <Button type="submit">{text.changes.form.next}</Button>
      </div>
    </form>
  )
}

/** Without what was left empty. */
export const given = (payload: Payload): Payload => Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== '' && value !== undefined && value !== null && value !== false))

/** What a change of stored values sends: those that differ, and under `delete` those that are no more. */
export function difference(stored: Payload, next: Payload): Payload {
  const set = Object.entries(next).filter(([name, value]) => value !== stored[name])
  const gone = Object.keys(stored).filter((name) => next[name] === undefined && stored[name] !== undefined)
  return { ...Object.fromEntries(set.filter(([, value]) => value !== undefined)), ...(gone.length > 0 ? { delete: gone.join(',') } : {}) }
}
