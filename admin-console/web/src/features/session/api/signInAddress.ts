/** Where a sign-in starts that ends at the present page. */
export const signInAddress = (): string => {
  const { pathname, search } = window.location;
  return `/oauth2/authorization/keycloak?return=${encodeURIComponent(pathname + search.replace(/[?&]signIn=failed/, ''))}`;
};
