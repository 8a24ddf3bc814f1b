// Session tags that EKS Pod Identity passes with every call, unless they were turned off.
// https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html

/** The service that assumes roles for pods. */
export const EKS_PODS = 'pods.eks.amazonaws.com';

export const EKS_TAGS: readonly string[] = [
  'eks-cluster-arn',
  'eks-cluster-name',
  'kubernetes-namespace',
  'kubernetes-service-account',
  'kubernetes-pod-name',
  'kubernetes-pod-uid',
];
