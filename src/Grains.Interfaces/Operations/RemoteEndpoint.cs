using System.Globalization;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The API of another cluster, as a guest's move to it names it.</summary>
/// <param name="User">Whose token it is, where the token does not say so.</param>
/// <param name="Token"><c>user@realm!name=secret</c>, or <c>name=secret</c>.</param>
/// <param name="Fingerprint">SHA-256 of its certificate; null: it is trusted as it is.</param>
[GenerateSerializer, Immutable, Alias("RemoteEndpoint")]
public sealed record RemoteEndpoint(
    [property: Id(0)] string Host,
    [property: Id(1)] int Port,
    [property: Id(2)] string User,
    [property: Id(3)] Secret Token,
    [property: Id(4)] string? Fingerprint)
{
    private const string Scheme = "PVEAPIToken=";

    /// <summary>The property string, once it is known which cluster is meant.</summary>
    internal static string Of(string? host, int port, string user, Secret? token, string? fingerprint, Guid? controller) =>
        host is not null && token is { } secret ? new RemoteEndpoint(host, port, user, secret, fingerprint).ToPropertyString()
        : controller is { } id ? throw new InvalidOperationException($"The cluster of controller {id} is not looked up yet.")
        : throw new InvalidOperationException("The other cluster is not named.");

    internal static void Check(FieldErrors errors, string? host, Secret? token, Guid? controller)
    {
        var isNamed = controller is not null;
        errors.Require(isNamed || host is not null, "target_host", "target_host must be given, or target_controller_id.")
            .Require(isNamed || token is { IsEmpty: false }, "target_token", "target_token must be given, or target_controller_id.")
            .Require(!isNamed || (host is null && token is null), "target_controller_id", "target_controller_id stands alone: that controller's address and token are used.");
        if (token is { IsEmpty: false } secret)
        {
            errors.Require(secret.Reveal.Replace(Scheme, "", StringComparison.Ordinal).TrimEnd('=').Contains('='), "target_token", "target_token must be user@realm!name=secret, or name=secret.");
        }
    }

    /// <summary>One property string, the host under its own name.</summary>
    internal string ToPropertyString()
    {
        var fingerprint = Fingerprint is null ? "" : $",fingerprint={Fingerprint}";
        return string.Create(CultureInfo.InvariantCulture, $"host={Host},port={Port},apitoken={FullToken()}{fingerprint}");
    }

    private string FullToken()
    {
        var token = Token.Reveal.StartsWith(Scheme, StringComparison.Ordinal) ? Token.Reveal[Scheme.Length..] : Token.Reveal;
        return token == Secret.Masked ? token : Scheme + (token.Contains('!') ? token : $"{User}!{token}");
    }
}
