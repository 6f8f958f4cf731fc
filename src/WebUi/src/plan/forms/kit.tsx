import { Button } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { text } from '../../text/en'
import type { Payload } from '../request'

type Errors<T> = Partial<Record<keyof T & string, string | false | undefined>>

/** Values and their faults; a fault is shown once one has tried to go on. */
export function useFields<T extends Payload>(initial: T, check: (values: T) => Errors<T>) {
  const [values, setValues] = useState(initial)
  const [tried, setTried] = useState(false)
  const faults = check(values)
  const valid = Object.values(faults).every((fault) => !fault)
  return {
    values,
    set: (change: Partial<T>) => setValues((before) => ({ ...before, ...change })),
    error: (name: keyof T & string): string | undefined => (tried ? faults[name] || undefined : undefined),
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
