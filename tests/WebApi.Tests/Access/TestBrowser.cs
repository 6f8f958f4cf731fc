using System.Net;
using System.Net.Http.Headers;

namespace Hypervisor.WebApi.Tests;

/// <summary>Keeps cookies by name and path, as browsers do, and goes where it is led, one step at a time.</summary>
internal sealed class TestBrowser(HypervisorApp app) : IDisposable
{
    private const string LoginPath = "/api/v1/auth/oidc/login";

    private readonly SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false };
    private readonly Dictionary<string, (string Value, string Path)> cookies = [];

    /// <summary>Asks the API with the session that there is now.</summary>
    public HttpClient Client
    {
        get
        {
            var client = app.Anonymous();
            client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", CookiesFor("/api/v1/"));
            return client;
        }
    }

    public string? Session => cookies.TryGetValue("hypervisor_session", out var cookie) ? cookie.Value : null;

    public async Task<HttpResponseMessage> Get(string url)
    {
        using var client = new HttpClient(handler, disposeHandler: false);
        var target = new Uri(app.Address, url);
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        if (target.Authority == app.Address.Authority)
        {
            request.Headers.TryAddWithoutValidation("Cookie", CookiesFor(target.AbsolutePath));
        }

        var answer = await client.SendAsync(request);
        Keep(answer.Headers);
        return answer;
    }

    /// <summary>From the link on the sign-in page to the page that it ends at.</summary>
    public async Task<string> SignIn(string? returnUrl = null)
    {
        using var last = await Get(await Authorized(returnUrl));
        return await Target(last);
    }

    /// <returns>Where the provider leads back to.</returns>
    public async Task<string> Authorized(string? returnUrl = null)
    {
        using var away = await Get(LoginPath + (returnUrl is null ? "" : $"?return_url={Uri.EscapeDataString(returnUrl)}"));
        using var back = await Get(await Target(away));
        return await Target(back);
    }

    public void Dispose() => handler.Dispose();

    private static async Task<string> Target(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.OriginalString;
    }

    private string CookiesFor(string path) =>
        string.Join("; ", cookies.Where(cookie => path.StartsWith(cookie.Value.Path, StringComparison.OrdinalIgnoreCase)).Select(cookie => $"{cookie.Key}={cookie.Value.Value}"));

    private void Keep(HttpResponseHeaders headers)
    {
        foreach (var cookie in headers.TryGetValues("Set-Cookie", out var given) ? given : [])
        {
            var parts = cookie.Split(';', StringSplitOptions.TrimEntries);
            var (name, value) = parts[0].Split('=', 2) is [var left, var right] ? (left, right) : (parts[0], "");
            var path = parts.First(part => part.StartsWith("path=", StringComparison.OrdinalIgnoreCase))["path=".Length..];
            if (cookie.Contains("1970", StringComparison.Ordinal))
            {
                cookies.Remove(name);
            }
            else
            {
                cookies[name] = (value, path);
            }
        }
    }
}
