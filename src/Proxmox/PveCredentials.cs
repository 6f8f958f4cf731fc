namespace Hypervisor.Proxmox;

/// <summary>Who we are to the cluster. No ToString of these shows a secret.</summary>
public abstract record PveCredentials
{
    private PveCredentials() { }

    internal string Hidden => this switch
    {
        ApiToken token => token.Secret,
        Password password => password.Secret,
        _ => "",
    };

    /// <param name="TokenId">As Proxmox writes it: <c>user@realm!name</c>.</param>
    /// <param name="Secret">The value that Proxmox showed once.</param>
    public sealed record ApiToken(string TokenId, string Secret) : PveCredentials
    {
        public override string ToString() => $"API token {TokenId}";
    }

    /// <param name="Username">Without the realm.</param>
    public sealed record Password(string Username, string Realm, string Secret) : PveCredentials
    {
        internal string UserId => $"{Username}@{Realm}";

        public override string ToString() => $"password of {UserId}";
    }
}
