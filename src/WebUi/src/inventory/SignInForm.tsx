import { Button, Checkbox, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { AppError } from '../api/AppError'
import { text } from '../text/en'
import { signIn } from './session'

const words = text.session

function reason(error: AppError) {
  if (error.status === 401) return words.wrong
  if (error.status === 429) return words.throttled(error.retryAfterSeconds ?? 60)
  return words.failed(error.status === 0 ? `${error.title}. ${text.error.networkCure}` : error.message)
}

export function SignInForm({ onDone }: { onDone: () => void }) {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [remember, setRemember] = useState(false)
  const [tried, setTried] = useState(false)
  const login = useMutation({ mutationFn: signIn, onSuccess: onDone })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (username.trim() && password) login.mutate({ username: username.trim(), password, remember })
  }
  const field = (name: string, value: string) => (login.error instanceof AppError && login.error.errors[name]?.join(' ')) || (tried && !value.trim() ? words.required : undefined)
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={12}>
        {login.error && <div className="note" data-tone="bad" role="alert"><span aria-hidden="true">✖ </span>{reason(AppError.from(login.error))}</div>}
        <TextInput label={words.username} autoComplete="username" autoCapitalize="none" data-autofocus value={username} onChange={(event) => setUsername(event.currentTarget.value)} error={field('username', username)} />
        <PasswordInput label={words.password} autoComplete="current-password" value={password} onChange={(event) => setPassword(event.currentTarget.value)} error={field('password', password)} />
        <Checkbox label={words.remember} checked={remember} onChange={(event) => setRemember(event.currentTarget.checked)} />
        <Button type="submit" size="sm" loading={login.isPending}>{words.submit}</Button>
      </Stack>
    </form>
  )
}
