using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using HostServer = Microsoft.AspNetCore.Hosting.Server.IServer;

namespace Hypervisor.WebApi.Tests;

/// <summary>
/// An OpenID Connect provider over real HTTP: code flow with PKCE, tokens that are really signed. It knows one person and can be told to lie.
/// Shares no code with the libraries that check it.
/// </summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "hypervisor";
    public const string ClientSecret = "canary-oidc-client-secret";

    private readonly WebApplication app;
    private readonly RSA key = RSA.Create(2048);
    private readonly RSA otherKey = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string RedirectUri)> codes = [];

    private TestProvider(WebApplication app) => this.app = app;

    /// <summary>Of the person who signs in.</summary>
    public JsonObject Claims { get; } = new() { ["sub"] = "ann-1", ["preferred_username"] = "ann", ["name"] = "Ann Example", ["email"] = "ann@example.org", ["groups"] = new JsonArray("pve-ops", "others") };

    /// <summary>Changes what a token says before it is signed.</summary>
    public Action<JsonObject>? Lie { get; set; }

    /// <summary>How it is signed: RS256, none, cut off, HS256 by the client's secret, or RS256 by a key that is not the provider's.</summary>
    public string Signature { get; set; } = "RS256";

    /// <summary>What the person says when asked whether they want to sign in.</summary>
    public bool Refuses { get; set; }

    public int CodesRedeemed { get; private set; }

    public ConcurrentQueue<string> Tokens { get; } = [];

    public string Issuer => app.Services.GetRequiredService<HostServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<TestProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var provider = new TestProvider(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Text(provider.Metadata().ToJsonString(), "application/json"));
        app.MapGet("/jwks", () => Results.Text(provider.Keys().ToJsonString(), "application/json"));
        app.MapGet("/authorize", (HttpContext http) => provider.Authorize(http.Request.Query));
        app.MapPost("/token", async (HttpRequest request) => provider.Redeem(await request.ReadFormAsync()));
        app.MapGet("/userinfo", (HttpContext http) => provider.Tokens.Contains(http.Request.Headers.Authorization.ToString()["Bearer ".Length..]) ? Results.Text(provider.Claims.ToJsonString(), "application/json") : Results.Unauthorized());
        await app.StartAsync();
        return provider;
    }

    /// <summary>What a product that trusts this provider is started with.</summary>
    public (string, string)[] Settings(params (string Name, string Value)[] more) =>
    [
        ("Hypervisor:OidcAuthority", Issuer),
        ("Hypervisor:OidcClientId", ClientId),
        ("Hypervisor:OidcClientSecret", ClientSecret),
        .. more.Select(setting => ($"Hypervisor:Oidc{setting.Name}", setting.Value)),
    ];

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
        otherKey.Dispose();
    }

    private JsonObject Metadata() => new()
    {
        ["issuer"] = Issuer,
        ["authorization_endpoint"] = $"{Issuer}/authorize",
        ["token_endpoint"] = $"{Issuer}/token",
        ["userinfo_endpoint"] = $"{Issuer}/userinfo",
        ["jwks_uri"] = $"{Issuer}/jwks",
        ["response_types_supported"] = new JsonArray("code"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    };

    private JsonObject Keys()
    {
        var parts = key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = "one",
                ["n"] = Base64Url.EncodeToString(parts.Modulus), ["e"] = Base64Url.EncodeToString(parts.Exponent),
            }),
        };
    }

    private IResult Authorize(IQueryCollection query)
    {
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || !query["scope"].ToString().Contains("openid", StringComparison.Ordinal))
        {
            return Results.BadRequest("invalid_request");
        }

        var back = $"{query["redirect_uri"]}?state={Uri.EscapeDataString(query["state"].ToString())}";
        if (Refuses)
        {
            return Results.Redirect($"{back}&error=access_denied");
        }

        var code = $"canary-code-{Guid.NewGuid():N}";
        codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString(), query["redirect_uri"].ToString());
        return Results.Redirect($"{back}&code={code}");
    }

    private IResult Redeem(IFormCollection form)
    {
        if (!codes.TryRemove(form["code"].ToString(), out var asked)
            || form["client_id"] != ClientId
            || form["client_secret"] != ClientSecret
            || form["redirect_uri"] != asked.RedirectUri
            || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
        {
            return Results.BadRequest(new { error = "invalid_grant" });
        }

        CodesRedeemed++;
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var payload = (JsonObject)Claims.DeepClone();
        payload["iss"] = Issuer;
        payload["aud"] = ClientId;
        payload["nonce"] = asked.Nonce;
        payload["iat"] = now;
        payload["exp"] = now + 300;
        Lie?.Invoke(payload);
        var (idToken, accessToken) = (Sign(payload), $"canary-access-{Guid.NewGuid():N}");
        Tokens.Enqueue(idToken);
        Tokens.Enqueue(accessToken);
        return Results.Json(new { access_token = accessToken, token_type = "Bearer", expires_in = 300, id_token = idToken });
    }

    private string Sign(JsonObject payload)
    {
        var header = new JsonObject { ["alg"] = Signature is "other key" or "cut off" ? "RS256" : Signature, ["typ"] = "JWT", ["kid"] = "one" };
        var text = $"{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(header))}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(payload))}";
        var bytes = Encoding.ASCII.GetBytes(text);
        var signature = Signature switch
        {
            "none" or "cut off" => [],
            "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(ClientSecret), bytes),
            "other key" => otherKey.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            _ => key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }
}
