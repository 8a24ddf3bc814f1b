// The preset dictionary of `g1` links: text that IAM documents share, likeliest last. FROZEN: links that people
// have posted can only be read with exactly these bytes. A better dictionary is a new file and a new codec.

const words = `arn:aws-us-gov:iam::arn:aws-cn:iam::amazonaws.com.cn2008-10-17NotPrincipalNotActionNotResourceCanonicalUser
"aws:CurrentTime""aws:EpochTime""aws:TokenIssueTime""aws:UserAgent""aws:Referer""aws:ViaAWSService""aws:CalledVia"
"aws:RequestedRegion": ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-1"]"aws:SourceVpc""aws:SourceVpce": "vpce-
"ForAnyValue:StringLike""ForAllValues:StringEquals""ForAnyValue:StringEquals""StringEqualsIfExists""StringEqualsIgnoreCase""StringNotEquals""StringNotLike""StringLikeIfExists""NumericLessThan""NumericLessThanEquals""NumericGreaterThan""DateGreaterThan""DateLessThan""BoolIfExists""NotIpAddress""ArnNotLike""ArnEquals""Null"
"aws:TagKeys""aws:RequestTag/"aws:ResourceTag/"aws:PrincipalTag/team""aws:PrincipalType""aws:PrincipalAccount""aws:PrincipalOrgPaths""aws:ResourceOrgID""aws:ResourceAccount""aws:SourceOrgID""aws:SourceIdentity""sts:RoleSessionName""sts:SourceIdentity""sts:TransitiveTagKeys""iam:PassedToService""iam:PermissionsBoundary""iam:ResourceTag/
\${aws:username}\${aws:PrincipalTag/\${aws:userid}\${saml:sub}"SAML:aud": "https://signin.aws.amazon.com/saml""sts:AssumeRoleWithSAML"arn:aws:iam::aws:policy/AdministratorAccessarn:aws:iam::aws:policy/ReadOnlyAccessarn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRolearn:aws:iam::aws:policy/AmazonS3ReadOnlyAccessarn:aws:iam::aws:policy/SecurityAudit
aws-reserved/sso.amazonaws.com/AWSReservedSSO_aws-service-role/AWSServiceRoleFor:saml-provider/:instance-profile/:federated-user/:assumed-role/:oidc-provider/:group/:policy/
cloudtrail.amazonaws.com cloudformation.amazonaws.com codepipeline.amazonaws.com codebuild.amazonaws.com events.amazonaws.com scheduler.amazonaws.com states.amazonaws.com apigateway.amazonaws.com eks.amazonaws.com pods.eks.amazonaws.com ecs.amazonaws.com glue.amazonaws.com firehose.amazonaws.com sagemaker.amazonaws.com bedrock.amazonaws.com config.amazonaws.com ssm.amazonaws.com rds.amazonaws.com monitoring.amazonaws.com cognito-identity.amazonaws.com:amr www.amazon.com graph.facebook.com accounts.google.com
"iam:*""iam:PassRole""iam:GetRole""iam:CreateRole""iam:UpdateAssumeRolePolicy""iam:AttachRolePolicy""iam:PutRolePolicy""iam:ListRoles""organizations:*""kms:Decrypt""kms:Encrypt""kms:GenerateDataKey""kms:DescribeKey"arn:aws:kms:us-east-1:arn:aws:secretsmanager:"secretsmanager:GetSecretValue""ssm:GetParameter""ssm:GetParameters""ecr:GetAuthorizationToken""ecr:BatchGetImage""logs:CreateLogGroup""logs:CreateLogStream""logs:PutLogEvents"arn:aws:logs:*:*:*"arn:aws:lambda:us-east-1:"lambda:InvokeFunction"arn:aws:dynamodb:us-east-1:"dynamodb:GetItem""dynamodb:PutItem""dynamodb:Query""dynamodb:UpdateItem":table/arn:aws:sqs:"sqs:SendMessage""sqs:ReceiveMessage"arn:aws:sns:"sns:Publish""ec2:Describe*""ec2:*""ec2:RunInstances""cloudwatch:PutMetricData""sts:GetCallerIdentity""sts:TagSession""sts:SetSourceIdentity""sts:AssumeRole*""sts:*"
"s3:DeleteObject""s3:ListAllMyBuckets""s3:GetBucketLocation""s3:GetObjectVersion""s3:Get*""s3:List*""s3:PutObjectAcl"
resource "aws_iam_role" "assume_role_policy = jsonencode({data "aws_iam_policy_document" "
"accounts": {"alias": "managementAccount": true"orgPath": "o-"scps": {"rcps": {"context": {"boundary": "session": "kind": "identity", "groups": ["tags": {"team": "
"AssumedRoleUser""Roles": ["Users": ["Policies": ["AttachedManagedPolicies": ["PolicyArn": "PolicyName": "PolicyDocument": {"RolePolicyList": ["UserDetailList": ["RoleDetailList": ["GroupDetailList": ["PermissionsBoundary": {"InlinePolicies"
{
    "Role": {
        "Path": "/",
        "RoleName": "
        "RoleId": "AROA
        "Arn": "arn:aws:iam::
        "CreateDate": "2024-01-01T00:00:00+00:00",
        "AssumeRolePolicyDocument": {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {
                        "Service": "lambda.amazonaws.com"
                    },
                    "Action": "sts:AssumeRole"
                }
            ]
        },
        "Description": "",
        "MaxSessionDuration": 3600
    }
}
{
  "principals": [
    {
      "arn": "arn:aws:iam::111111111111:user/alice",
      "policies": [
        {
          "name": "inline",
          "kind": "identity",
          "document": {
            "Version": "2012-10-17",
            "Statement": [
              {
                "Effect": "Allow",
                "Action": "sts:AssumeRole",
                "Resource": "arn:aws:iam::222222222222:role/
              }
            ]
          }
        }
      ],
      "trust": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": {
              "AWS": "arn:aws:iam::
            },
            "Action": "sts:AssumeRole"
          }
        ]
      }
    }
  ]
}
`;

const minified = `{"Version":"2012-10-17","Statement":[{"Sid":"","Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-
{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"},"StringLike":{"token.actions.githubusercontent.com:sub":"repo:
{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:ListBucket"],"Resource":["arn:aws:s3:::example-bucket","arn:aws:s3:::example-bucket/*"]}]}
{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}
{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"
{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::222222222222:role/
`;

const fourSpaces = `{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Sid": "Statement1",
            "Effect": "Allow",
            "Principal": {
                "Federated": "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
            },
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {
                "StringEquals": {
                    "token.actions.githubusercontent.com:aud": "sts.amazonaws.com"
                },
                "StringLike": {
                    "token.actions.githubusercontent.com:sub": "repo:
                }
            }
        },
        {
            "Effect": "Allow",
            "Action": [
                "s3:GetObject",
                "s3:PutObject",
                "s3:ListBucket"
            ],
            "Resource": [
                "arn:aws:s3:::example-bucket",
                "arn:aws:s3:::example-bucket/*"
            ]
        }
    ]
}
{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {
                "AWS": "arn:aws:iam::111111111111:role/Role_A"
            },
            "Action": "sts:AssumeRole",
            "Condition": {
                "Bool": {
                    "aws:MultiFactorAuthPresent": "true"
                },
                "StringEquals": {
                    "sts:ExternalId": "
                }
            }
        }
    ]
}
{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {
                "Service": "ec2.amazonaws.com"
            },
            "Action": "sts:AssumeRole"
        }
    ]
}
{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "sts:AssumeRole",
            "Resource": "arn:aws:iam::222222222222:role/Role_B"
        }
    ]
}
`;

const twoSpaces = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "DenyAll",
      "Effect": "Deny",
      "Principal": "*",
      "Action": "*",
      "Resource": "*",
      "Condition": {
        "StringNotEquals": {
          "aws:PrincipalOrgID": "o-
        },
        "ArnLike": {
          "aws:PrincipalArn": "arn:aws:iam::
          "aws:SourceArn": "arn:aws:
        },
        "IpAddress": {
          "aws:SourceIp": "
        },
        "StringEquals": {
          "aws:SourceAccount": "123456789012"
        }
      }
    }
  ]
}
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {
        "Federated": "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
      },
      "Action": "sts:AssumeRoleWithWebIdentity",
      "Condition": {
        "StringEquals": {
          "token.actions.githubusercontent.com:aud": "sts.amazonaws.com"
        },
        "StringLike": {
          "token.actions.githubusercontent.com:sub": "repo:
        }
      }
    }
  ]
}
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "AssumeRole",
      "Effect": "Allow",
      "Principal": {
        "AWS": "arn:aws:iam::111111111111:root"
      },
      "Action": "sts:AssumeRole",
      "Condition": {
        "Bool": {
          "aws:MultiFactorAuthPresent": "true"
        },
        "StringEquals": {
          "sts:ExternalId": "
        }
      }
    }
  ]
}
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "s3:GetObject",
        "s3:PutObject",
        "s3:ListBucket"
      ],
      "Resource": [
        "arn:aws:s3:::example-bucket",
        "arn:aws:s3:::example-bucket/*"
      ]
    }
  ]
}
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {
        "AWS": "arn:aws:iam::111111111111:user/alice"
      },
      "Action": "sts:AssumeRole"
    }
  ]
}
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:ListBucket",
      "Resource": "arn:aws:s3:::example-bucket/*"
    }
  ]
}
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {
        "Service": "ec2.amazonaws.com"
      },
      "Action": "sts:AssumeRole"
    }
  ]
}
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "sts:AssumeRole",
      "Resource": "arn:aws:iam::222222222222:role/Role_B"
    }
  ]
}
`;

const shortForm = `["owner","slot","permissions","permission policy","boundary","session","trust policy","trust","identity","policy.json","trust.json","Pasted text 2","Pasted text 3",{"selection":"","collapsed":["","hidden":["valid"],"pins":{"arn:aws:iam::333333333333:role/
{"sts:ExternalId":"","aws:MultiFactorAuthPresent":"true","aws:PrincipalTag/
[["Untitled",[["Role_A trust",[["Role_A permissions",[["Role_B permissions",[["Role_B trust",{"s":"arn:aws:iam::111111111111:role/Role_A→arn:aws:iam::222222222222:role/Role_B|sts:AssumeRole"}],["Pasted text",{"0":["arn:aws:iam::`;

/** In the order of likelihood: deflate says nearer things in fewer bits. */
export const dictionary1 = words + minified + fourSpaces + twoSpaces + shortForm;
