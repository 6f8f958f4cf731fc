namespace Hypervisor.Grains.Interfaces;

/// <summary>Counts the sign-ins that come from one address. Key: <see cref="GrainKeys.SignInAddress"/>.</summary>
[Alias("sign-in-address")]
public interface ISignInAddressGrain : IGrainWithStringKey
{
    /// <summary>Counts one try. Fails as throttled when there were too many.</summary>
    [Alias("admit")]
    Task Admit();
}
