// Signing in at an OpenID Connect provider.

export const signIn = {
  or: 'or',
  with: (name: string) => `Sign in with ${name}`,
  refused: {
    access_denied: 'Signing in was refused or broken off at the provider.',
    unknown_user: 'You are signed in at the provider, but have no account here. Ask your administrator for one.',
    user_disabled: 'Your account here is disabled. Ask your administrator.',
    no_role: 'Nobody gave you a role here. Ask your administrator to put you into a group that has one.',
    throttled: 'Too many attempts from your address. Try again in a minute.',
    failed: 'Signing in at the provider did not work. Try again; if it goes on, your administrator finds the reason in the log.',
  } as Record<string, string>,
} as const
