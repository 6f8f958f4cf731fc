using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <param name="Remember">Whether the session lasts 30 days, also without a browser; else 14.</param>
/// <param name="Cookie">Whether to answer with cookies, for browsers, and keep the tokens out of the body.</param>
internal sealed record LoginRequest(string? Username, Secret Password, bool Remember = false, bool Cookie = false);

/// <param name="NewPassword">12 to 512 characters.</param>
internal sealed record PasswordChange(Secret CurrentPassword, Secret NewPassword);

internal sealed record RefreshRequest(Secret RefreshToken);

/// <param name="ExpiresIn">Seconds until the access token ends.</param>
/// <param name="RefreshToken">Good for one use. A second use ends the session.</param>
internal sealed record SignInTokens(string AccessToken, string TokenType, int ExpiresIn, string RefreshToken, Me User);

/// <summary>The answer to a sign-in by cookie.</summary>
internal sealed record SignInCookie(Me User);
