namespace Hypervisor.Proxmox;

/// <summary>Names that nobody listed, known by what they end in: <c>PGPASSWORD</c>, <c>my_db_password</c>, <c>x-api-key</c>.</summary>
public static partial class Redaction
{
    private static readonly string[] SecretEndings =
    [
        "password", "passwords", "passwd", "passwort", "kennwort", "passphrase", "passcode", "secret", "secrets", "token", "apitokens", "accesstokens", "authtokens",
        "credential", "credentials", "apikey", "apikeys", "accesskey", "secretkey", "authkey", "privatekey", "privkey", "encryptionkey", "signingkey", "masterkey",
        "sharedkey", "sessionkey", "hmackey", "accountkey", "licensekey", "psk", "pwd", "connectionstring", "authorization", "keyring",
    ];

    // They say which form of the secret it is, not that it is something else.
    private static readonly string[] Neutral = ["value", "plaintext", "plain", "text", "hash", "base64", "b64", "string", "old", "new", "confirm", "confirmation", "repeat"];

    private static readonly string[] EndInPass = ["bypass", "compass", "trespass", "surpass", "overpass", "underpass", "multipass", "firstpass", "secondpass", "twopass", "onepass"];

    // A password is not known by this short an ending in a long word.
    private const int LongestWithPw = 12;

    /// <param name="key">Normalized.</param>
    private static bool EndsAsSecret(string key)
    {
        var end = key.TrimEnd("0123456789").Length;
        for (var word = LastNeutral(key, end); word is not null && word.Length < end; word = LastNeutral(key, end))
            end -= word.Length;

        var name = key.AsSpan(0, end);
        foreach (var ending in SecretEndings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }
        return name.EndsWith("pw", StringComparison.Ordinal) ? name.Length <= LongestWithPw
            : name.EndsWith("pass", StringComparison.Ordinal) && !EndsInAny(name, EndInPass);
    }

    private static string? LastNeutral(string key, int end) => Neutral.FirstOrDefault(word => key.AsSpan(0, end).EndsWith(word, StringComparison.Ordinal));

    private static bool EndsInAny(ReadOnlySpan<char> name, string[] words)
    {
        foreach (var word in words)
        {
            if (name.EndsWith(word, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
